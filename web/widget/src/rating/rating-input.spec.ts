import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { CitizenRatingInput } from '#shared/contract/citizen-api.js';
import { LEVELS } from '#shared/domain/level.js';
import { MAX_WORDS, lengthOf, writeWords, type Answers } from './answers.js';
import { newDraft } from './draft.js';
import { draftKey, ratingInput } from './rating-input.js';

const TOKEN = 'abcdefghijklmnopqrstuv';
const draft = newDraft('0123456789abcdef');
const first = { round: 1, token: TOKEN } as const;
const contract = Compile(CitizenRatingInput);

const level = fc.constantFrom(...LEVELS);
const answers = fc.record({
  level,
  handlerLevel: fc.option(level, { nil: undefined }),
  tags: fc.uniqueArray(fc.stringMatching(/^[0-9]{3}$/), { maxLength: 40 }),
  words: fc.string({ unit: 'binary', maxLength: MAX_WORDS }),
});

describe('what is sent', () => {
  it('is nothing without a level', () => {
    expect(ratingInput(first, draft, 2)).toBeUndefined();
  });

  it('leaves out what was left empty', () => {
    const quick = { ...draft, answers: { level: 5, tags: [], words: ' \n' } as const };
    expect(ratingInput(first, quick, 2)).toEqual({
      token: TOKEN,
      submission: draft.submission,
      assessNumber: 1,
      satisfaction: 5,
      pf: 2,
    });
  });

  it('is what the contract takes, whatever a person does', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), ({ handlerLevel, ...rest }, byReceipt) => {
        const said: Answers = writeWords(
          { ...rest, ...(handlerLevel !== undefined && { handlerLevel }) },
          rest.words,
        );
        fc.pre(lengthOf(said.words) <= MAX_WORDS);
        const subject = byReceipt
          ? ({ round: 2, receipt: '7K3QD-9XW2M-4HTBA-PR6ZE' } as const)
          : first;
        const input = ratingInput(subject, { ...draft, answers: said }, 1);
        expect(contract.Errors(JSON.parse(JSON.stringify(input)))).toEqual([]);
      }),
    );
  });

  it('has a draft of its own for each round and each service', () => {
    const keys = [first, { ...first, round: 2 as const }, { round: 2 as const, receipt: '7K3QD' }];
    expect(new Set(keys.map(draftKey)).size).toBe(3);
  });
});
