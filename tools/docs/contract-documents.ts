import { ingestDocument } from '../../apps/ingest/src/ingest.openapi.js';
import { PROBLEMS, type ProblemCode } from '../../apps/ingest/src/source-api/problem.js';
import { PROBLEMS_ZH } from '../../apps/ingest/src/source-api/problem.zh.js';
import { asyncApiDocument } from '#shared/contract/asyncapi.js';
import { REJECTIONS, type RejectionCode } from '#shared/contract/rejection.js';
import { REJECTIONS_ZH } from '#shared/contract/rejection.zh.js';

/** The published documents of the contract, by path in the repository. */
export const contractDocuments = (): Readonly<Record<string, string>> => ({
  'docs/openapi-ingest.json': json(ingestDocument()),
  'docs/asyncapi.json': json(asyncApiDocument()),
  'docs/rejection-codes.md': rejectionCodes(),
});

const json = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

function rejectionCodes(): string {
  const events = (Object.keys(REJECTIONS) as RejectionCode[]).map(
    (code) => `| \`${code}\` | ${REJECTIONS_ZH[code]} | ${REJECTIONS[code]} |`,
  );
  const requests = (Object.keys(PROBLEMS) as ProblemCode[]).map((code) => {
    const { status, title } = PROBLEMS[code];
    return `| ${status} | \`${code}\` | ${PROBLEMS_ZH[code]} | ${title} |`;
  });
  return `# 拒收代码 · Rejection codes

由契约生成,请勿手工修改 · Made from the contract by \`npm run docs:contract\`; not edited by hand.

## 事件 · Events

每个不合格的事件在 \`rejected\` 中有一条:\`index\`(从 0 起)、\`code\`、\`field\`、\`message\`,
按契约字段顺序给出第一个问题。同一请求中合格的事件照常接收。经 \`/v1/native/…\` 报送的还有 \`sourceField\`:来源自己的字段名。

Each bad event has one entry in \`rejected\`: its first fault in the order of the contract's fields. The good
events beside it go through. On \`/v1/native/…\` it also has \`sourceField\`, the source's own name of the field.

| 代码 code | 含义 | meaning |
| --- | --- | --- |
${events.join('\n')}

## 请求 · Requests

整个请求有问题时,以 \`application/problem+json\` 回答。

What is wrong with a request as a whole is answered as \`application/problem+json\`.

| HTTP | 代码 code | 含义 | meaning |
| --- | --- | --- | --- |
${requests.join('\n')}
`;
}
