/** As much of a reply as a download needs. */
export interface HeaderSink {
  header(name: string, value: string): unknown;
}

export interface Attachment {
  readonly type: string;
  /** For programs that know nothing else; letters, digits and `._+-`. */
  readonly asciiName: string;
  readonly name: string;
}

/** What no file system of an office computer takes. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;
/** What `encodeURIComponent` leaves and an extended value (RFC 5987) does not allow. */
const RESERVED = /['()*!]/g;

const encoded = (text: string): string =>
  encodeURIComponent(text.replace(UNFIT, '_').toWellFormed()).replace(
    RESERVED,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Headers of a download: an ASCII file name, and the Chinese one beside it (RFC 6266, RFC 5987). */
export function attachmentHeaders(reply: HeaderSink, { type, asciiName, name }: Attachment): void {
  reply.header('content-type', type);
  reply.header(
    'content-disposition',
    `attachment; filename="${asciiName}"; filename*=UTF-8''${encoded(name)}`,
  );
}
