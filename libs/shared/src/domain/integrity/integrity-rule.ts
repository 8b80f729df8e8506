/** What raises a flag (刷评预警): a signal for a person, which never changes a rating or a score. */
export const INTEGRITY_RULES = [
  'rated-before-served',
  'burst',
  'one-person',
  'same-words',
  'perfect-point',
  'default-jump',
] as const;
export type IntegrityRule = (typeof INTEGRITY_RULES)[number];

export const INTEGRITY_RULE_NAMES: Readonly<Record<IntegrityRule, string>> = {
  'rated-before-served': '评价早于服务',
  burst: '短时集中评价',
  'one-person': '一号多人评价',
  'same-words': '文字评价雷同',
  'perfect-point': '服务点全好评异常',
  'default-jump': '默认评价占比突增',
};

/**
 * What a flag is about. A person or words are named by the department that was rated and a pseudonym,
 * which tells nobody who it is or what was written.
 */
export const FLAG_SUBJECTS = ['department', 'point', 'person', 'words'] as const;
export type FlagSubjectKind = (typeof FLAG_SUBJECTS)[number];

export interface FlagSubject {
  readonly kind: FlagSubjectKind;
  readonly code: string;
}

/** What a person finds: nothing wrong, or cause for suspicion. */
export const FLAG_VERDICTS = ['genuine', 'suspicious'] as const;
export type FlagVerdict = (typeof FLAG_VERDICTS)[number];

/** `lapsed`: nobody judged it, and by what is known now it would not be raised. */
export const FLAG_STATES = ['open', ...FLAG_VERDICTS, 'lapsed'] as const;
export type FlagState = (typeof FLAG_STATES)[number];

/** What the numbers of a flag are called; shares and rates lie between 0 and 1. */
export const FLAG_NUMBERS = [
  'ratings',
  'most',
  'seconds',
  'people',
  'valid',
  'peersValid',
  'peersGoodRate',
  'services',
  'share',
  'servicesBefore',
  'shareBefore',
] as const;
export type FlagNumber = (typeof FLAG_NUMBERS)[number];
export type FlagNumbers = Readonly<Partial<Record<FlagNumber, number>>>;

/** That a rule holds for its subject in its window. */
export interface Finding {
  readonly numbers: FlagNumbers;
  /** How much there is of it; a judged flag is opened again when it has doubled. */
  readonly weight: number;
  /** Keys of the ratings it stands on, the earliest first, `MOST_KEYS` at most; none for shares. */
  readonly keys: readonly string[];
}

/** A flag names so many ratings at most; its numbers count all. */
export const MOST_KEYS = 100;

/** `<rule>|<kind>:<code>|<window>`: the same finding has the same id, whoever finds it and how often. */
export const flagId = (rule: IntegrityRule, { kind, code }: FlagSubject, window: string): string =>
  `${rule}|${kind}:${code}|${window}`;
