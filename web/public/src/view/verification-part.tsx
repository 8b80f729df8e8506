import type { JSX } from 'preact';
import type { PublicationPage, Verification } from '#shared/contract/public-pages.js';
import { Section } from './section.js';

const SIGNATURE: Readonly<Record<Verification['signature'], string>> = {
  good: '签名有效',
  bad: '签名无效：清单被改动过',
  'unknown-key': '签名所用的公钥不在本机，无法核对',
};
const CHAIN: Readonly<Record<Verification['chain'], string>> = {
  good: '与上一期相接：上一期的清单没有改动',
  bad: '与上一期不相接：上一期的清单被改动过',
  first: '这是第一期，没有上一期',
};

/** What the server found, and how a reader checks it without the server. */
export const VerificationPart = ({ page }: { readonly page: PublicationPage }): JSX.Element => {
  const { verification, signature, line, origin } = page;
  const { alteredFiles } = verification;
  const isGood =
    verification.signature === 'good' && verification.chain !== 'bad' && alteredFiles.length === 0;
  const open = `${origin}/v1/open/publications`;
  return (
    <Section id="verification" title="核验">
      <p class={isGood ? 'verdict is-good' : 'verdict is-bad'}>
        {isGood ? '核验通过：这一期与发布时一字不差。' : '核验没有通过。'}
      </p>
      <ul class="checks">
        <li>{SIGNATURE[verification.signature]}</li>
        <li>{CHAIN[verification.chain]}</li>
        <li>
          {alteredFiles.length === 0
            ? '全部文件的 SHA-256 和 SM3 与清单一致'
            : `与清单不一致的文件：${alteredFiles.join('、')}`}
        </li>
      </ul>
      <h3>自己核验</h3>
      <p>
        上面是服务器自己的核对。不相信服务器的人可以在自己的电脑上核对：先下载清单、公钥和文件，再比对签名和指纹。
      </p>
      <pre tabIndex={0} aria-label="核验命令">
        {[
          `curl -sO ${open}/${line.number}/manifest.json`,
          `curl -s ${open}/key > key.json`,
          `curl -sO ${open}/${line.number}/open-areas.csv`,
          'sha256sum manifest.json open-areas.csv',
          `bin/hcp verify publication ${line.number} --site ${origin}`,
        ].join('\n')}
      </pre>
      <dl class="facts">
        <dt>清单的 SHA-256</dt>
        <dd>
          <code>{page.manifestHash}</code>
        </dd>
        <dt>上一期清单的 SHA-256</dt>
        <dd>{page.previousHash === null ? '没有上一期' : <code>{page.previousHash}</code>}</dd>
        <dt>签名算法和公钥</dt>
        <dd>
          {signature.alg} <code>{signature.keyId}</code>
        </dd>
        <dt>签名</dt>
        <dd>
          <code>{signature.value}</code>
        </dd>
        <dt>口径版本</dt>
        <dd>
          <code>{page.policyVersion}</code>
        </dd>
      </dl>
    </Section>
  );
};
