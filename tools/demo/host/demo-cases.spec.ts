import { SERVICE_RULES } from '#shared/contract/event-rules.js';
import { judgeOf } from '#shared/contract/judge.js';
import { ServiceInput } from '#shared/contract/service-record.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { seededRandom } from '../random/random.js';
import { buildRegistry } from '../registry/build-registry.js';
import { makeDemoCases } from './demo-cases.js';
import { hostPage } from './host-page.js';

const NOW = Date.parse('2026-11-25T09:00:00+08:00');
const registry = buildRegistry();
const cases = makeDemoCases(registry, seededRandom('spec'), 'RUN', NOW);
const services = [...cases.listed, cases.atWindow, cases.withSlip].map(({ service }) => service);

describe('the services of the host page', () => {
  it('fit the contract and the registry, each with a number of its own', () => {
    const judge = judgeOf(ServiceInput, SERVICE_RULES);
    for (const service of services) {
      expect(judge(service, { arrivedAt: NOW, tags: NATIONAL_TAGS })).toBeUndefined();
      const item = registry.items.find(({ taskCode }) => taskCode === service.taskCode);
      expect(item?.deptCode).toBe(service.deptCode);
    }
    expect(new Set(services.map(({ projectNo }) => projectNo)).size).toBe(services.length);
  });

  it('have one to be found at the window of its department', () => {
    const { point, atWindow, withSlip, mobileLast4 } = cases;
    for (const { service } of [atWindow, withSlip]) {
      expect(service).toMatchObject({ pointCode: point.pointCode, deptCode: point.deptCode });
    }
    expect(mobileLast4).toMatch(/^\d{4}$/);
    expect(atWindow.service.mobile?.endsWith(mobileLast4)).toBe(true);
  });
});

describe('the host page', () => {
  const view = { publicUrl: 'http://127.0.0.1:7001', cases, slip: 'ABCD2345' };
  const token = 'A'.repeat(22);
  const invitation = { index: 0, token, url: `http://x/r/${token}`, expiresAt: '' };

  it('has an element for each invitation, and only names of made-up services', () => {
    const html = hostPage({ ...view, invitations: cases.listed.map(() => invitation) });
    expect(html.split(`<hcp-rating token="${token}">去评价</hcp-rating>`)).toHaveLength(
      cases.listed.length + 1,
    );
    expect(html).toContain('<script src="http://127.0.0.1:7001/widget.js" async>');
    for (const { userName = '?', mobile = '?' } of services) {
      expect(html.includes(userName) || html.includes(mobile)).toBe(false);
    }
  });

  it('says so when ingest gives no invitation', () => {
    const html = hostPage({ ...view, invitations: undefined });
    expect(html).toContain('评价服务暂时不可用');
    expect(html).not.toContain('<hcp-rating');
  });

  it('escapes what it shows', () => {
    const name = '<img src=x onerror="alert(1)">';
    const html = hostPage({
      ...view,
      cases: { ...cases, point: { ...cases.point, name } },
      invitations: [],
    });
    expect(html).not.toContain('<img');
  });
});
