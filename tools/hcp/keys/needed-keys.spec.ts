import mongoose from 'mongoose';
import { newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import {
  lackingKeys,
  noteKeysOfDocuments,
  noteKeysOfMessage,
  noteKeysOfSources,
} from './needed-keys.js';

const { BSON } = mongoose.mongo;

const keyring = newKeyring();
const sealed = createSealer(keyring).seal('测试甲某某', 'place');

describe('the keys that a backup needs', () => {
  it('are those that its documents are sealed with, wherever in them', () => {
    const keys = new Set<string>();
    const documents = [
      { _id: 'a', pii: { userName: sealed } },
      { _id: 'b', notes: [{ words: { kid: 'data-old', ct: 'AA==' } }] },
      { _id: 'c', kid: 7, words: 'kid', more: { kids: ['data-none'] } },
    ];
    noteKeysOfDocuments(Buffer.concat(documents.map((one) => BSON.serialize(one))), keys);
    expect([...keys].sort()).toEqual([keyring.active, 'data-old'].sort());
  });

  it('are not those that sealed secrets of sources which have expired', () => {
    const now = new Date('2026-11-25T00:00:00Z');
    const key = (kid: string, expiresAt?: Date) => ({
      ...{ id: kid, sealed: { kid, ct: 'AA==' }, createdAt: now },
      ...(expiresAt && { expiresAt }),
    });
    const documents = [
      { _id: 'A', keys: [key('now'), key('grace', new Date(now.getTime() + 1))] },
      { _id: 'B', keys: [] },
      { _id: 'C', keys: [key('other'), key('expired', now)] },
    ];
    const keys = new Set<string>();
    noteKeysOfSources(Buffer.concat(documents.map((one) => BSON.serialize(one))), now, keys);
    expect([...keys]).toEqual(['now', 'grace', 'other']);
  });

  it('are those of messages that are not counted yet', () => {
    const keys = new Set<string>();
    noteKeysOfMessage(Buffer.from(JSON.stringify({ mobile: sealed, taskName: '"kid":"' })), keys);
    expect([...keys]).toEqual([keyring.active]);
    noteKeysOfMessage(Buffer.from('{"kid":"'), keys);
    expect(keys.size).toBe(1);
  });

  it('are all named that a keyring lacks, and none that it has', () => {
    const needed = [keyring.active, keyring.secretKey.kid];
    expect(lackingKeys(needed, keyring)).toEqual([]);
    expect(lackingKeys(needed, newKeyring())).toEqual(needed);
    expect(lackingKeys(needed, undefined)).toEqual(needed);
  });
});
