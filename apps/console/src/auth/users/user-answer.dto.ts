import { ApiProperty } from '@nestjs/swagger';
import { USER_STATES, type UserDoc, type UserState } from '#shared/contract/console-storage.js';
import type { Grant } from '#shared/domain/casework/access-policy.js';
import { chinaTime } from '#shared/domain/china-time.js';
import { GrantDto } from './grant.dto.js';

/** An account, as its owner sees it. */
export class OwnUserDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'zhang.san' })
  username!: string;

  @ApiProperty({ example: '张三' })
  name!: string;

  @ApiProperty({ example: '360829' })
  area!: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  unit!: string | null;

  @ApiProperty({ type: [GrantDto] })
  grants!: readonly Grant[];
}

/** An account, as administrators see it. */
export class UserDto extends OwnUserDto {
  @ApiProperty({ enum: USER_STATES })
  state!: UserState;

  @ApiProperty({ type: 'integer', description: 'Grows with every change' })
  version!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Until when it cannot sign in' })
  lockedUntil!: string | null;

  @ApiProperty({ description: 'A second factor is enrolled' })
  hasTotp!: boolean;

  @ApiProperty({ description: 'The password was given by somebody else and not yet changed' })
  hasInitialPassword!: boolean;

  @ApiProperty({ example: '2026-06-01T09:00:00.000+08:00' })
  createdAt!: string;
}

export class UserPageDto {
  @ApiProperty({ type: [UserDto] })
  users!: readonly UserDto[];

  @ApiProperty({ type: 'integer' })
  total!: number;
}

/** An account and its initial password, which is shown this once. */
export class UserWithPasswordDto {
  @ApiProperty({ type: UserDto })
  user!: UserDto;

  @ApiProperty({ description: 'To be changed at the first sign-in; it is not kept' })
  password!: string;
}

export class TransferredDto {
  @ApiProperty({ type: 'integer', description: 'How much was handed over' })
  handedOver!: number;
}

export class EndedSessionsDto {
  @ApiProperty({ type: 'integer' })
  ended!: number;
}

const ownFields = ({ _id, username, name, area, unit, grants }: UserDoc) => ({
  ...{ id: _id, username, name, area, unit: unit ?? null, grants },
});

export const ownUserDto = (user: UserDoc): OwnUserDto => ownFields(user);

/** `now`, epoch milliseconds, decides whether a lock is over. */
export function userDto(user: UserDoc, now: number): UserDto {
  const lockedUntil = user.failures?.lockedUntil?.getTime() ?? 0;
  return {
    ...ownFields(user),
    state: user.state,
    version: user.version,
    lockedUntil: lockedUntil > now ? chinaTime(lockedUntil) : null,
    hasTotp: user.totp !== undefined,
    hasInitialPassword: user.password.initial,
    createdAt: chinaTime(user.createdAt.getTime()),
  };
}
