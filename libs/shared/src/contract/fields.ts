import Type, { type TSchema } from 'typebox';
import { Format } from 'typebox/format';
import { CHANNELS, DOORS, type Channel } from '../domain/channel.js';
import { CODE_PATTERN } from '../domain/code.js';
import { isEventTime } from '../domain/event-time.js';
import { HOURS_KINDS } from '../domain/hours-kind.js';
import type { Level } from '../domain/level.js';
import { SUBJECT_KINDS } from '../domain/subject-kind.js';
import { isFreeText, isLine } from '../domain/text.js';

// Formats of our own: what a pattern cannot say.
Format.Set('hcp-time', isEventTime);
Format.Set('hcp-line', isLine);
Format.Set('hcp-text', isFreeText);

const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values], description }));

/** The building blocks from which every schema of the contract is made. */
export const field = {
  code: (description: string) => Type.String({ pattern: CODE_PATTERN, description }),
  line: (maxLength: number, description: string) =>
    Type.String({ minLength: 1, maxLength, format: 'hcp-line', description }),
  optionalLine: (maxLength: number, description: string) =>
    Type.String({ maxLength, format: 'hcp-line', description }),
  text: (maxLength: number, description: string) =>
    Type.String({ maxLength, format: 'hcp-text', description }),
  time: (description: string) =>
    Type.String({
      format: 'hcp-time',
      description: `${description}; ISO 8601 with offset, 2019-01-01 to five minutes ahead`,
    }),
  integer: (minimum: number, maximum: number, description: string) =>
    Type.Integer({ minimum, maximum, description }),
  level: (description: string) =>
    Type.Unsafe<Level>(Type.Integer({ minimum: 1, maximum: 5, description })),
  channel: () =>
    Type.Unsafe<Channel>(
      Type.Integer({ minimum: CHANNELS[0], maximum: CHANNELS.length, description: '评价渠道' }),
    ),
  round: () =>
    Type.Unsafe<1 | 2>(Type.Integer({ minimum: 1, maximum: 2, description: '1 首评, 2 追评' })),
  boolean: (description: string) => Type.Boolean({ description }),
  tags: () =>
    Type.Array(Type.String({ pattern: CODE_PATTERN }), {
      uniqueItems: true,
      maxItems: 40,
      description: '评价标签代码 (evalDetail)',
    }),
  door: () => oneOf(DOORS, 'direct: from the person; forwarded: by a department'),
  hoursKind: () => oneOf(HOURS_KINDS, '正常 ordinary, 延时 extended, 错时 shifted, 预约 booked'),
  subjectKind: () => oneOf(SUBJECT_KINDS, '被评对象类别'),
  promiseKind: () => oneOf(['promise', 'instant'] as const, '承诺件 promise, 即办件 instant'),
  /** 申请人类型: national codes, as a number or as text. */
  userProp: () =>
    Type.Union(
      [
        Type.Integer({ enum: [1, 2, 3, 4, 5, 6, 9] }),
        Type.String({ enum: ['1', '2', '3', '4', '5', '6', '9'] }),
      ],
      { description: '申请人类型: 1 自然人 … 9 其他' },
    ),
  /** An encrypted personal field: which key, and the ciphertext in base64. */
  sealed: (description: string) =>
    Type.Object(
      {
        kid: Type.String({ pattern: CODE_PATTERN }),
        ct: Type.String({ pattern: '^[A-Za-z0-9+/=]{1,12000}$' }),
      },
      { additionalProperties: false, description: `${description} (encrypted)` },
    ),
  /** A keyed hash in lower-case hexadecimal, for look-up without decryption. */
  hash: (description: string) =>
    Type.String({ pattern: '^[0-9a-f]{64}$', description: `${description} (keyed hash)` }),
} as const;

export const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);
