import type { JSX } from 'preact';
import type { OpenDataPage } from '#shared/contract/public-pages.js';
import { FilesTable } from '../view/files-table.js';
import { Section } from '../view/section.js';
import { Heads, TableBox } from '../view/table-box.js';

const ADDRESSES = [
  ['/v1/open/publications', '全部公示的清单，JSON'],
  ['/v1/open/publications/{编号}', '一期公示：清单和文件地址，JSON'],
  ['/v1/open/publications/{编号}/manifest.json', '签过名的清单，逐字节'],
  ['/v1/open/publications/{编号}/{文件名}', '开放文件，CSV'],
  ['/v1/open/publications/key', '核对签名用的公钥，JSON'],
  ['/v1/open/areas', '最近一期的地区目录，JSON'],
  ['/openapi.json', '接口说明（OpenAPI）'],
] as const;

/** What may be fetched by programs, and on what terms. */
export const OpenData = ({ page }: { readonly page: OpenDataPage }): JSX.Element => (
  <>
    <h1>开放数据</h1>
    <p>页面上的数字都来自这些文件，没有别的来源。</p>
    <Section id="addresses" title="地址">
      <TableBox caption="开放数据的地址">
        <Heads of={['地址', '内容']} words={['内容']} />
        <tbody>
          {ADDRESSES.map(([path, about]) => (
            <tr key={path}>
              <th scope="row">
                {path.includes('{') ? <code>{path}</code> : <a href={path}>{path}</a>}
              </th>
              <td class="words">{about}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p>
        文件为 UTF-8、逗号分隔、首行列名；比率是 0 到 1
        的小数；空白是没有数据，“*”是因数量小而不公布。每个地址都可跨域 GET，带
        ETag，文件发布后不变。
      </p>
    </Section>
    {page.edition !== null && (
      <Section id="latest" title="最近一期的文件">
        <FilesTable number={page.edition.number} files={page.files} />
      </Section>
    )}
    <Section id="licence" title="许可">
      <p>
        任何人可以免费下载、复制、分析、再发布这些数据，用于商业或非商业目的，只需：注明来源“江西省政务服务好差评”和公示编号；改动过的，说明改动；不得声称得到来源单位的认可。
      </p>
      <p>数据按现状提供。不得试图从数据中认出个人。</p>
    </Section>
  </>
);
