/** Who is assessed and scored on a card. */
export const CARD_SUBJECTS = ['area', 'department'] as const;
export type CardSubject = (typeof CARD_SUBJECTS)[number];

/** Scores that others give: 第三方评估 and 社会公众评价. */
export const EVALUATION_KINDS = ['third-party', 'public'] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

export const EVALUATION_NAMES: Readonly<Record<EvaluationKind, string>> = {
  'third-party': '第三方评估',
  public: '社会公众评价',
};

/** What an agency gave an area or a department for a period: `score` of `full`. */
export interface Evaluation {
  /** `2026`, `2026-Q4`, `2026-11` or a day. */
  readonly period: string;
  readonly subject: CardSubject;
  readonly code: string;
  readonly kind: EvaluationKind;
  readonly score: number;
  readonly full: number;
  readonly agency: string;
  /** The report it stands in: its title or number. */
  readonly document: string;
}

/** One agency gives one score of a kind for a period. */
export const evaluationKey = ({ period, subject, code, kind, agency }: Evaluation): string =>
  [period, subject, code, kind, agency].join('|');
