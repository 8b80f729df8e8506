import mongoose from 'mongoose';
import { newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { lackingKeys, noteKeysOfDocuments, noteKeysOfMessage } from './needed-keys.js';

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
