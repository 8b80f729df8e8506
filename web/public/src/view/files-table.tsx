import type { JSX } from 'preact';
import type { FileLine } from '#shared/contract/public-pages.js';
import { count } from '../format.js';
import { Heads, TableBox } from './table-box.js';

interface Props {
  readonly number: number;
  readonly files: readonly FileLine[];
}

/** The files of a publication with their hashes; open ones can be fetched. */
export const FilesTable = ({ number, files }: Props): JSX.Element => (
  <TableBox caption={`第${number}号公示的文件`}>
    <Heads
      of={['文件', '内容', '行数', '字节', 'SHA-256 与 SM3']}
      words={['内容', 'SHA-256 与 SM3']}
    />
    <tbody>
      {files.map((file) => (
        <tr key={file.name}>
          <th scope="row">
            {file.isOpen ? (
              <a href={`/v1/open/publications/${number}/${file.name}`}>{file.name}</a>
            ) : (
              `${file.name}（内部）`
            )}
          </th>
          <td class="words">{file.about}</td>
          <td>{count(file.rows)}</td>
          <td>{count(file.bytes)}</td>
          <td class="hash">
            <code>{file.sha256}</code>
            <code>{file.sm3}</code>
          </td>
        </tr>
      ))}
    </tbody>
  </TableBox>
);
