import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import { sealContext } from '#shared/contract/sealed.js';
import { createCitizenCodes } from '#shared/crypto/citizen-codes.js';
import { newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { revisionKey, serviceKey } from '#shared/domain/keys.js';
import { MobileCheck } from './mobile-check.js';
import { NumberLookUp } from './number-look-up.js';
import { placeOn } from './point-place.js';
import { FakeRegistryView, REGISTRY } from './registry.fake.js';
import type { FoundRow } from './service-finder.port.js';

const NOW = Date.parse('2026-11-05T12:00:00+08:00');
const keyring = newKeyring();
const sealer = createSealer(keyring);
const codes = createCitizenCodes(keyring);

interface Given extends Partial<Omit<FoundRow, 'personal'>> {
  readonly mobile?: string;
  readonly space?: string;
}

function row({ mobile, space = 'CASES', revision = 1, ...fields }: Given = {}): FoundRow {
  const service =
    fields.service ?? serviceKey({ deptCode: 'D', space, projectNo: 'N', serviceNumber: '1' });
  const _id = revisionKey(service, revision);
  const personal =
    mobile === undefined
      ? {}
      : { personal: { mobile: sealer.seal(mobile, sealContext('mobile', _id)) } };
  return {
    _id,
    source: 'HALL',
    areaCode: '360100',
    taskCode: 'T',
    taskName: '事项',
    servedAt: new Date('2026-11-05T10:00:00+08:00'),
    ...fields,
    service,
    revision,
    ...personal,
  };
}

describe('a look-up by number', () => {
  let rows: readonly FoundRow[];
  let rated: ReadonlySet<string>;
  let claimed: boolean;
  let asked: { prefixes: readonly string[]; rated: number; opened: number };

  const find = (mobileLast4 = '1234') => {
    const place = placeOn(REGISTRY, 'P1', '2026-11-05');
    if (place === undefined) throw new Error('the registry has no such point');
    asked = { prefixes: [], rated: 0, opened: 0 };
    const counting = {
      ...sealer,
      open: (...args: Parameters<typeof sealer.open>) => {
        asked.opened += 1;
        return sealer.open(...args);
      },
    };
    const calendar = {
      years: new Set([2026]),
      holidays: new Set<string>(),
      makeUpDays: new Set<string>(),
    };
    const lookUp = new NumberLookUp({
      policy: { calendar, windowDays: 5 },
      registry: new FakeRegistryView(),
      codes,
      invitations: {
        ratedAt: (key) => {
          asked.rated += 1;
          return Promise.resolve(rated.has(key) ? new Date(NOW) : undefined);
        },
        invite: (docs) =>
          Promise.resolve(docs.map((doc) => (claimed ? { ...doc, rated: claimOf(doc) } : doc))),
      },
      services: {
        ofCases: (prefixes) => {
          asked.prefixes = prefixes;
          return Promise.resolve(rows);
        },
      },
      mobiles: new MobileCheck(counting),
    });
    return lookUp.find(place, { projectNo: 'N', mobileLast4 }, NOW);
  };
  const claimOf = ({ createdAt }: InvitationDoc) =>
    ({ submission: 's', at: createdAt, level: 5 }) as const;

  beforeEach(() => {
    rows = [row({ mobile: '13900001234' })];
    rated = new Set();
    claimed = false;
  });

  it('finds the service by the last digits of the phone on record, however that is written', async () => {
    for (const mobile of ['13900001234', '+86 139-0000-1234', '0791 8888 1234']) {
      rows = [row({ mobile })];
      expect(await find()).toEqual([
        { token: codes.token('D|CASES|N|1'), item: '事项', day: '2026-11-05' },
      ]);
      expect(await find('1235')).toEqual([]);
    }
  });

  it('finds nothing without a phone, with one too short, or with another service’s ciphertext', async () => {
    const moved = row({ mobile: '13900001234', revision: 2 });
    for (const one of [
      row(),
      row({ mobile: '1234' }),
      { ...row(), personal: moved.personal ?? {} },
    ]) {
      rows = [one];
      expect(await find()).toEqual([]);
    }
  });

  it('looks in every space of those who speak for the department, and in no other', async () => {
    await find();
    expect(asked.prefixes).toEqual(['D|CASES|N|', 'D|OWN|N|']);
  });

  it('finds several services of one case, the oldest first', async () => {
    const service = (n: number) => `D|CASES|N|${n}`;
    const servedAt = (hour: number) => new Date(`2026-11-05T${hour}:00:00+08:00`);
    rows = [
      row({ mobile: '13900001234', service: service(2), servedAt: servedAt(11), taskName: '乙' }),
      row({ mobile: '13900001234', service: service(1), servedAt: servedAt(10), taskName: '甲' }),
      row({ mobile: '13900009999', service: service(3), servedAt: servedAt(10), taskName: '丙' }),
    ];
    expect((await find()).map(({ item }) => item)).toEqual(['甲', '乙']);
  });

  it('finds nothing that is rated, claimed, over or withdrawn', async () => {
    rated = new Set(['D|CASES|N|1|1|c']);
    expect(await find()).toEqual([]);
    rated = new Set(['D|CASES|N|1|1|d']);
    expect(await find()).toHaveLength(1);
    claimed = true;
    expect(await find()).toEqual([]);
    claimed = false;
    rows = [row({ mobile: '13900001234', servedAt: new Date('2026-10-28T10:00:00+08:00') })];
    expect(await find()).toEqual([]);
    rows = [row({ mobile: '13900001234' }), row({ revision: 2, withdrawn: true })];
    expect(await find()).toEqual([]);
  });

  it('does the same work whether the case exists or not', async () => {
    const work = async (of: readonly FoundRow[], digits: string) => {
      rows = of;
      await find(digits);
      return { rated: asked.rated, opened: asked.opened, prefixes: asked.prefixes.length };
    };
    const right = await work([row({ mobile: '13900001234' })], '1234');
    expect(await work([row({ mobile: '13900001234' })], '0000')).toEqual(right);
    expect(await work([row()], '1234')).toEqual(right);
    expect(await work([], '1234')).toEqual(right);
  });
});
