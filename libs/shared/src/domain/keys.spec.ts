import fc from 'fast-check';
import {
  casePrefix,
  deptOfKey,
  isRatingKey,
  ratingKey,
  serviceKey,
  serviceOfKey,
  serviceRefOf,
  type ServiceRef,
} from './keys.js';

const code = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const free = fc.string({
  minLength: 1,
  maxLength: 20,
  unit: fc.constantFrom('|', '%', '7', 'C', 'a', '号'),
});
const ref: fc.Arbitrary<ServiceRef> = fc.record({
  deptCode: code,
  space: code,
  projectNo: free,
  serviceNumber: free,
});

describe('keys', () => {
  it('are different for different services', () => {
    fc.assert(
      fc.property(ref, ref, (a, b) => {
        const same =
          a.deptCode === b.deptCode &&
          a.space === b.space &&
          a.projectNo === b.projectNo &&
          a.serviceNumber === b.serviceNumber;
        return (serviceKey(a) === serviceKey(b)) === same;
      }),
    );
  });

  it('give back their service and department', () => {
    fc.assert(
      fc.property(ref, fc.constantFrom(1, 2), fc.boolean(), (service, round, isDefault) => {
        const key = ratingKey(serviceKey(service), round, isDefault);
        return (
          isRatingKey(key) &&
          serviceOfKey(key) === serviceKey(service) &&
          deptOfKey(key) === service.deptCode
        );
      }),
    );
  });

  it('give back what they were made of', () => {
    fc.assert(
      fc.property(ref, (service) => {
        expect(serviceRefOf(serviceKey(service))).toEqual(service);
        expect(serviceRefOf(ratingKey(serviceKey(service), 1, false))).toEqual(service);
      }),
    );
  });

  it('begin with their case, and with no other', () => {
    fc.assert(
      fc.property(ref, ref, (a, b) => {
        const same =
          a.deptCode === b.deptCode && a.space === b.space && a.projectNo === b.projectNo;
        return serviceKey(a).startsWith(casePrefix(b)) === same;
      }),
    );
  });

  it('tell a default from a choice and the first rating from the follow-up', () => {
    const service = serviceKey({ deptCode: 'D', space: 'S', projectNo: 'P', serviceNumber: '1' });
    const keys = [1, 2].flatMap((round) => [true, false].map((d) => ratingKey(service, round, d)));
    expect(new Set(keys).size).toBe(4);
  });
});
