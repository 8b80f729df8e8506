import type { JSX } from 'preact';
import type { PublicationPage } from '#shared/contract/public-pages.js';
import { chinaMinute, sayPeriod } from '../format.js';
import { linkTo } from '../links.js';
import { FilesTable } from '../view/files-table.js';
import { sayKind } from '../view/kinds.js';
import { Section } from '../view/section.js';
import { VerificationPart } from '../view/verification-part.js';

/** One publication: what it holds, and how anyone can check that it is unaltered. */
export const Publication = ({ page }: { readonly page: PublicationPage }): JSX.Element => {
  const { line, reason } = page;
  return (
    <>
      <h1>
        第{line.number}号公示：{sayPeriod(line.period)}
        {sayKind(line.kind)}
      </h1>
      {line.correctedBy !== null && (
        <p class="notice">
          这一期已由{' '}
          <a href={linkTo({ ...page, edition: null }, `/publications/${line.correctedBy}`)}>
            第{line.correctedBy}号公示
          </a>{' '}
          更正。
        </p>
      )}
      {line.corrects !== null && (
        <p class="notice">
          这一期更正{' '}
          <a href={linkTo({ ...page, edition: null }, `/publications/${line.corrects}`)}>
            第{line.corrects}号公示
          </a>
          ，原因：{reason}
        </p>
      )}
      <p>
        {chinaMinute(line.publishedAt)} 发布
        {line.asOf !== null && `，数据截至 ${chinaMinute(line.asOf)}`}。
        <a href={linkTo(page, '/')}>看这一期的数字</a>
      </p>
      <VerificationPart page={page} />
      <Section id="files" title="文件和指纹">
        <p>
          开放文件可以直接下载。标“内部”的文件含有不公布的小数，不对外提供，指纹照样公布，以便今后核对。
        </p>
        <FilesTable number={line.number} files={page.files} />
      </Section>
    </>
  );
};
