import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemDto } from '../../http/problem.dto.js';
import { noSession, ProblemError } from '../../http/problem.js';
import { Needs, Open } from '../access/needs.decorator.js';
import { Me } from '../access/officer-request.js';
import type { Officer } from '../officer.js';
import { AccountService } from './account.service.js';
import { noSessionCookie, sessionCookie, tokenOf } from './session-cookie.js';
import {
  CredentialsDto,
  PasswordChangeDto,
  sessionDto,
  SessionDto,
  TotpCodeDto,
  TotpOfferDto,
} from './session.dto.js';
import { SessionsService, type Started } from './sessions.service.js';

/** Whether cookies are only sent over TLS. */
export class CookiePolicy {
  constructor(readonly secure: boolean) {}
}

/** `/v1/session`: signing in and out, and one's own password and second factor. */
@ApiTags('session')
@Controller('v1/session')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly account: AccountService,
    private readonly cookies: CookiePolicy,
  ) {}

  @Post()
  @HttpCode(200)
  @Open()
  @ApiOperation({ summary: 'Signs in; the session is in a cookie' })
  @ApiOkResponse({ type: SessionDto })
  @ApiUnauthorizedResponse({ type: ProblemDto, description: 'Not let in; why is not said' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto })
  async signIn(
    @Body() credentials: CredentialsDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const old = tokenOf(request.headers.cookie);
    const started = await this.sessions.signIn(credentials, request.ip, old);
    if (started === undefined) {
      const rule = 'the name, password or code is not right, or the account is locked';
      throw new ProblemError(401, 'sign-in-refused', rule);
    }
    return this.answer(started, reply);
  }

  @Get()
  @Needs('session.own', 'own')
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ type: SessionDto })
  read(@Me() officer: Officer, @Req() request: FastifyRequest): SessionDto {
    const token = tokenOf(request.headers.cookie);
    if (token === undefined) throw noSession();
    return sessionDto({ token, officer });
  }

  @Delete()
  @HttpCode(204)
  @Needs('session.own', 'own')
  @ApiOperation({ summary: 'Signs out' })
  @ApiNoContentResponse()
  async signOut(@Me() me: Officer, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.signOut(me);
    void reply.header('set-cookie', noSessionCookie(this.cookies.secure));
  }

  @Post('password')
  @HttpCode(200)
  @Needs('session.own', 'own')
  @ApiOperation({ summary: 'Changes the password and begins a new session in the place of all' })
  @ApiOkResponse({ type: SessionDto })
  @ApiConflictResponse({ type: ProblemDto })
  async changePassword(
    @Me() me: Officer,
    @Body() { current, next }: PasswordChangeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.answer(await this.account.changePassword(me, current, next), reply);
  }

  @Post('totp')
  @HttpCode(200)
  @Needs('session.own', 'own')
  @ApiOperation({ summary: 'Offers a second factor (TOTP, RFC 6238)' })
  @ApiOkResponse({ type: TotpOfferDto })
  @ApiConflictResponse({ type: ProblemDto })
  offerTotp(@Me() me: Officer): Promise<TotpOfferDto> {
    return this.account.offerTotp(me);
  }

  @Put('totp')
  @Needs('session.own', 'own')
  @ApiOperation({ summary: 'Confirms the second factor that was offered; begins a new session' })
  @ApiOkResponse({ type: SessionDto })
  @ApiConflictResponse({ type: ProblemDto })
  async confirmTotp(
    @Me() me: Officer,
    @Body() { code }: TotpCodeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.answer(await this.account.confirmTotp(me, code), reply);
  }

  private answer(started: Started, reply: FastifyReply): SessionDto {
    void reply.header('set-cookie', sessionCookie(started.token, this.cookies.secure));
    return sessionDto(started);
  }
}
