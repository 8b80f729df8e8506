import { Controller, Get, HttpException, HttpStatus } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthService } from './health.service.js';

/**
 * `/health/live` and `/health/ready`: 200 `{"status":"ok"}`, beside it `notes` where something needs
 * a look, or 503 with what is wrong.
 */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  async live() {
    return answer(await this.health.live());
  }

  @Get('ready')
  async ready() {
    return answer(await this.health.ready(), await this.health.notes());
  }
}

function answer(faults: Record<string, string>, notes: Record<string, string> = {}) {
  if (Object.keys(faults).length === 0) {
    return { status: 'ok', ...(Object.keys(notes).length === 0 ? {} : { notes }) };
  }
  throw new HttpException({ status: 'unavailable', faults }, HttpStatus.SERVICE_UNAVAILABLE);
}
