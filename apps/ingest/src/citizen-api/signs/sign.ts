/** What a sign with a QR code says: the code of one service point, to be hung up beside it. */
export interface Sign {
  /** Name of the point. */
  readonly point: string;
  readonly department: string;
  readonly hall?: string | undefined;
  /** Where the code leads: the page of the point. */
  readonly address: string;
}

export const SIGN_TEXTS = {
  title: '政务服务好差评',
  howTo: '手机扫一扫，评价本次服务',
} as const;

/** The page of a point. `publicUrl` is the address of ingest as citizens see it. */
export const pointAddress = (publicUrl: string, pointCode: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/q/${pointCode}`;
