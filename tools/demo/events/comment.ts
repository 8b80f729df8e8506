import type { Level } from '#shared/domain/level.js';
import { CONTACTS, ENDINGS, OPENINGS, REMARKS } from '../data/comments.js';
import type { Random } from '../random/random.js';
import { madeUpId, madeUpMobile } from './person.js';

const LEAVES_CONTACT = 0.06;

/** What somebody wrote, fitting the level; now and then with a made-up phone or ID number in it. */
export function writeComment(random: Random, level: Level, item: string, place: string): string {
  const opening = random
    .pick(OPENINGS[level] ?? [''])
    .replace('{item}', item)
    .replace('{place}', place === '' ? '' : `${place}，`);
  const remark = random.pick(REMARKS[level] ?? ['']);
  const ending = random.pick(ENDINGS[level >= 3 ? 'good' : 'bad']);
  const said = opening + remark + ending;
  if (!random.chance(level >= 3 ? LEAVES_CONTACT / 3 : LEAVES_CONTACT * 3)) return said;
  const contact = random.pick(CONTACTS);
  return said + contact.replace('{mobile}', madeUpMobile(random)).replace('{id}', madeUpId(random));
}
