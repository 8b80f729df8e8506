import { CSV_TYPE } from '#shared/csv/csv-out.js';
import { attachmentHeaders, type HeaderSink } from './attachment.js';

/** Headers of a CSV download. */
export const csvHeaders = (reply: HeaderSink, asciiName: string, name: string): void => {
  attachmentHeaders(reply, { type: CSV_TYPE, asciiName, name });
};
