import { ref } from 'vue';
import { partsOf } from './parts-of';

it('reads and writes one field, and leaves the others and the old value as they are', () => {
  const before = { state: 'open', kind: '' };
  const whole = ref(before);
  const { state, kind } = partsOf(whole);
  kind.value = 'media';
  expect([state.value, kind.value]).toEqual(['open', 'media']);
  expect(whole.value).toEqual({ state: 'open', kind: 'media' });
  expect(before).toEqual({ state: 'open', kind: '' });
});
