import { Controller, Get, HttpException, HttpStatus } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthService } from './health.service.js';

/** `/health/live` and `/health/ready`: 200 `{"status":"ok"}`, or 503 with what is wrong. */
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
    return answer(await this.health.ready());
  }
}

function answer(faults: Record<string, string>) {
  if (Object.keys(faults).length === 0) return { status: 'ok' };
  throw new HttpException({ status: 'unavailable', faults }, HttpStatus.SERVICE_UNAVAILABLE);
}
