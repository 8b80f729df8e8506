import { chinaInstant, detailLines, subjectParts, userOfSubject } from './entry-words';

it('names the kind of a subject and keeps the rest whole', () => {
  expect(subjectParts('user:2b0e')).toEqual({ kind: '用户', id: '2b0e' });
  expect(subjectParts('registry:areas:360829')).toEqual({ kind: '基础信息', id: 'areas:360829' });
  expect(subjectParts('audit')).toEqual({ kind: '审计日志', id: '' });
  expect(userOfSubject('case:1')).toBeUndefined();
});

it('shows every detail, nested ones as they are', () => {
  expect(detailLines({ from: 'a', counts: { ratings: 2 }, none: null })).toEqual([
    { name: 'from', value: 'a' },
    { name: 'counts', value: '{"ratings":2}' },
    { name: 'none', value: 'null' },
  ]);
});

it("takes times typed at the page for China's, whatever the clock of the computer", () => {
  expect(chinaInstant('2026-06-01T09:00')).toBe('2026-06-01T09:00:00+08:00');
  expect(chinaInstant('2026-06-01T09:00:30')).toBe('2026-06-01T09:00:30+08:00');
  expect(chinaInstant('')).toBe('');
});
