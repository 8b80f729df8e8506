import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { UserDoc } from '#shared/contract/console-storage.js';
import { Clock } from '../../clock.js';
import { ProblemDto } from '../../http/problem.dto.js';
import { Needs } from '../access/needs.decorator.js';
import { Me } from '../access/officer-request.js';
import type { Officer } from '../officer.js';
import {
  EndedSessionsDto,
  TransferredDto,
  userDto,
  UserDto,
  UserPageDto,
  UserWithPasswordDto,
} from './user-answer.dto.js';
import { UserQueryDto } from './user-query.dto.js';
import {
  GrantsDto,
  NewUserDto,
  TransferDto,
  UserChangeDto,
  UserStateDto,
} from './user-request.dto.js';
import { UsersService, type WithPassword } from './users.service.js';

/** `/v1/users`: accounts, as administrators keep them. */
@ApiTags('users')
@Controller('v1/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Needs('users.read', 'narrowed')
  @ApiOperation({ summary: 'Accounts within the scope, by user name' })
  @ApiOkResponse({ type: UserPageDto })
  async list(@Me() me: Officer, @Query() query: UserQueryDto): Promise<UserPageDto> {
    const { users, total } = await this.users.list(me, query);
    return { users: users.map((user) => this.dto(user)), total };
  }

  @Post()
  @Needs('users.write', 'place')
  @ApiOperation({ summary: 'Makes an account, with an initial password' })
  @ApiCreatedResponse({ type: UserWithPasswordDto })
  @ApiConflictResponse({ type: ProblemDto })
  async create(@Me() me: Officer, @Body() body: NewUserDto): Promise<UserWithPasswordDto> {
    const { username, name, area, unit, grants } = body;
    // A null in JSON says the same as an absent field.
    const request = { username, name, area, unit: unit ?? undefined, grants: grants ?? [] };
    return this.withPassword(await this.users.create(me, request));
  }

  @Get(':id')
  @Needs('users.read', 'user')
  @ApiOperation({ summary: 'One account' })
  @ApiOkResponse({ type: UserDto })
  async read(@Param('id') id: string): Promise<UserDto> {
    return this.dto(await this.users.read(id));
  }

  @Patch(':id')
  @Needs('users.write', 'user')
  @ApiOperation({ summary: 'Changes the name or the place of work' })
  @ApiOkResponse({ type: UserDto })
  @ApiConflictResponse({ type: ProblemDto })
  async change(
    @Me() me: Officer,
    @Param('id') id: string,
    @Body() { version, ...change }: UserChangeDto,
  ): Promise<UserDto> {
    return this.dto(await this.users.change(me, id, version, change));
  }

  @Put(':id/grants')
  @Needs('users.grant', 'user')
  @ApiOperation({ summary: 'Gives roles in the place of those it has, and ends its sessions' })
  @ApiOkResponse({ type: UserDto })
  @ApiConflictResponse({ type: ProblemDto })
  async grant(
    @Me() me: Officer,
    @Param('id') id: string,
    @Body() { version, grants }: GrantsDto,
  ): Promise<UserDto> {
    return this.dto(await this.users.grant(me, id, version, grants));
  }

  @Put(':id/state')
  @Needs('users.write', 'user')
  @ApiOperation({
    summary: 'Disables an account and ends its sessions, or takes it into use again',
  })
  @ApiOkResponse({ type: UserDto })
  @ApiConflictResponse({ type: ProblemDto })
  async setState(
    @Me() me: Officer,
    @Param('id') id: string,
    @Body() { version, state }: UserStateDto,
  ): Promise<UserDto> {
    return this.dto(await this.users.setState(me, id, version, state));
  }

  @Post(':id/password')
  @HttpCode(200)
  @Needs('users.write', 'user')
  @ApiOperation({ summary: 'Gives a new initial password and ends the sessions' })
  @ApiOkResponse({ type: UserWithPasswordDto })
  async resetPassword(@Me() me: Officer, @Param('id') id: string): Promise<UserWithPasswordDto> {
    return this.withPassword(await this.users.resetPassword(me, id));
  }

  @Post(':id/unlock')
  @HttpCode(200)
  @Needs('users.unlock', 'user')
  @ApiOperation({ summary: 'Lifts the lock that failed sign-ins put on an account' })
  @ApiOkResponse({ type: UserDto })
  async unlock(@Me() me: Officer, @Param('id') id: string): Promise<UserDto> {
    return this.dto(await this.users.unlock(me, id));
  }

  @Delete(':id/totp')
  @Needs('users.unlock', 'user')
  @ApiOperation({ summary: 'Forgets the second factor, for somebody who lost it' })
  @ApiOkResponse({ type: UserDto })
  async resetTotp(@Me() me: Officer, @Param('id') id: string): Promise<UserDto> {
    return this.dto(await this.users.resetTotp(me, id));
  }

  @Delete(':id/sessions')
  @Needs('session.revoke', 'user')
  @ApiOperation({ summary: 'Ends all sessions of a person' })
  @ApiOkResponse({ type: EndedSessionsDto })
  async endSessions(@Me() me: Officer, @Param('id') id: string): Promise<EndedSessionsDto> {
    return { ended: await this.users.endSessions(me, id) };
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Needs('users.transfer', 'user')
  @ApiOperation({ summary: 'Hands the open work of a person over to another' })
  @ApiOkResponse({ type: TransferredDto })
  async transfer(
    @Me() me: Officer,
    @Param('id') id: string,
    @Body() { to }: TransferDto,
  ): Promise<TransferredDto> {
    return { handedOver: await this.users.transfer(me, id, to) };
  }

  private dto(user: UserDoc): UserDto {
    return userDto(user, this.clock.now());
  }

  private withPassword({ user, password }: WithPassword): UserWithPasswordDto {
    return { user: this.dto(user), password };
  }
}
