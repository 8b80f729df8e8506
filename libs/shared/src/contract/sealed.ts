/** An encrypted field: the key's id and the ciphertext in base64 (crypto/ says how it is made). */
export interface Sealed {
  readonly kid: string;
  readonly ct: string;
}

/** Personal fields and free text: on the topic and at rest only encrypted. */
export const PERSONAL_FIELDS = ['userName', 'certKey', 'mobile', 'writingEvaluation'] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** Those that are also looked up, by a keyed hash in `<field>Hash`. */
export const HASHED_FIELDS = ['certKey', 'mobile'] as const;
export type HashedField = (typeof HASHED_FIELDS)[number];

/**
 * What a ciphertext is bound to, so that it cannot be moved to another field or event:
 * the additional authenticated data of `field` of the event with ledger key `key`.
 */
export const sealContext = (field: PersonalField, key: string): string => `${field}\n${key}`;
