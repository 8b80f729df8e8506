import type { Manifest, Publication, PublicationHead } from '#shared/contract/publication.js';
import type {
  FileLine,
  PublicationLine,
  PublicationPage,
  PublicationsPage,
  Verification,
} from '#shared/contract/public-pages.js';
import type { TableName } from '#shared/domain/publication/tables.js';
import { hashesOf } from '../../publications/signing/manifest-text.js';

const ABOUT: Readonly<Record<TableName, string>> = {
  'area-rankings': '各级地区排名',
  'department-rankings': '各级部门排名',
  areas: '各地区的评价数、好评率、得分和主动评价率',
  departments: '各部门的评价数、好评率、得分和主动评价率',
  tags: '各地区的满意和不满意标签',
  'area-loop': '各地区的差评办理',
  'department-loop': '各部门的差评办理',
  coverage: '接入和评价覆盖',
  ledger: '账本摘要，供重新计算核对',
  changes: '更正前后的数字',
};

/** The files of a publication as pages list them. */
export const filesOf = ({ files }: Manifest): FileLine[] =>
  files.map(({ name, table, visibility, rows, bytes, sha256, sm3 }) => ({
    ...{ name, about: ABOUT[table], isOpen: visibility === 'open', rows },
    bytes: visibility === 'open' ? bytes : null,
    ...{ sha256, sm3 },
  }));

const lineOf = (head: Omit<PublicationHead, 'isOpen'>): PublicationLine => {
  const { number, kind, period, publishedAt, asOf, corrects, correctedBy } = head;
  return { number, kind, period, publishedAt, asOf, corrects, correctedBy };
};

/** All publications. */
export const publicationsPage = (
  heads: readonly PublicationHead[],
): Omit<PublicationsPage, 'address' | 'modes' | 'edition'> => ({
  kind: 'publications',
  title: '公示与核验',
  rows: heads.map(lineOf),
});

/** One publication with what the check of it found. */
export function publicationPage(
  { manifest, manifestText, correctedBy }: Publication,
  verification: Verification,
  origin: string,
): Omit<PublicationPage, 'address' | 'modes' | 'edition'> {
  const { corrects, previous, policy, signature } = manifest;
  return {
    kind: 'publication',
    title: `第${manifest.number}号公示`,
    line: lineOf({ ...manifest, corrects: corrects?.number ?? null, correctedBy }),
    reason: corrects?.reason ?? null,
    policyVersion: policy.version,
    manifestHash: hashesOf(manifestText).sha256,
    previousHash: previous?.sha256 ?? null,
    signature,
    files: filesOf(manifest),
    ...{ verification, origin },
  };
}
