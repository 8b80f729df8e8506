import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NeedsOf } from '../../auth/access/needs-of.decorator.js';
import { Me } from '../../auth/access/officer-request.js';
import type { Officer } from '../../auth/officer.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { PhoneDto } from './phone.dto.js';
import { RevisitPhoneService } from './revisit-phone.service.js';

/** `/v1/cases/{id}/phone`: whom the assigned officer has to call. */
@ApiTags('privacy')
@Controller('v1/cases')
export class RevisitPhoneController {
  constructor(private readonly phones: RevisitPhoneService) {}

  // Not a GET: each time is an entry of the audit chain, and no cache may answer it.
  @Post(':id/phone')
  @HttpCode(200)
  @NeedsOf('privacy.revisit-phone', 'case')
  @ApiOperation({ summary: 'The phone of the person, for the officer of the 回访; audited' })
  @ApiOkResponse({ type: PhoneDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'The visit is done, or has not begun' })
  see(@Me() { actor }: Officer, @Param('id') id: string): Promise<PhoneDto> {
    return this.phones.see(actor, id);
  }
}
