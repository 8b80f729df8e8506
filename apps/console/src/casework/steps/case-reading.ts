import { randomUUID } from 'node:crypto';
import type { WorkedCaseDoc } from '#shared/contract/case-storage.js';
import {
  caseKind,
  openedCase,
  rulesFor,
  type Desks,
  type CaseContext,
  type CaseFile,
  type CasePolicy,
  type CaseRules,
} from '#shared/domain/casework/casework.js';
import { chinaDay } from '#shared/domain/china-time.js';
import type { WorkCalendar } from '#shared/domain/working-days.js';
import type { Places } from '../../auth/places.js';
import type { Clock } from '../../clock.js';
import type { Tx } from '../../storage/transactions.port.js';
import { fileOf } from '../store/case-form.js';
import type { CaseWorld } from '../store/case-world.port.js';

/** A case and what its next step needs to know, read in one transaction. */
export interface CaseAtHand {
  readonly doc: WorkedCaseDoc;
  readonly file: CaseFile;
  readonly context: CaseContext;
  readonly desks: Desks;
}

export interface CaseReadingParts {
  readonly world: CaseWorld;
  readonly places: Places;
  readonly calendar: WorkCalendar;
  /** Rules that areas have now in the place of the defaults. */
  readonly policies: () => readonly CasePolicy[];
  readonly clock: Clock;
}

/** Reads a case as the domain works on it; one that nobody has seen becomes a file here. */
export class CaseReading {
  constructor(private readonly parts: CaseReadingParts) {}

  get calendar(): WorkCalendar {
    return this.parts.calendar;
  }

  /** `person` is the account that the step names, if it names one. */
  async of(tx: Tx, doc: WorkedCaseDoc, person?: string): Promise<CaseAtHand> {
    const { world, places, calendar, clock } = this.parts;
    const at = clock.now();
    const facts = await world.factsOf(tx, doc._id, doc.ratings);
    const { entered } = doc;
    const realName = entered === undefined ? facts.realName : entered.phoneHash !== undefined;
    const named = person === undefined ? undefined : await world.person(tx, person);
    const lineage = this.lineageOf(doc);
    const rules = this.rulesOf(doc, lineage, at);
    const file = doc.file === undefined ? opened(doc, rules) : fileOf(doc, doc.file);
    return {
      doc,
      file: { ...file, realName },
      context: {
        ...{ at, lineage, rules, calendar, lastSeq: facts.lastSeq },
        decisionId: randomUUID(),
        placeOf: (code) => places.department(code)?.lineage,
        personOf: (id) => (id === named?.id ? named : undefined),
      },
      desks: this.desksOf(doc),
    };
  }

  /** From the area of a case up to the province, as the registry has it today. */
  lineageOf({ areaCode, listing }: WorkedCaseDoc): readonly string[] {
    const { places } = this.parts;
    return places.area(areaCode)?.lineage ?? listing?.areas ?? [areaCode, places.province];
  }

  /** Whose officers a case is for, as the registry has it today. */
  desksOf(doc: WorkedCaseDoc): Desks {
    const { places } = this.parts;
    const [own = doc.areaCode, superior = own] = this.lineageOf(doc);
    return places.desks(doc.areaCode) ?? { own: [own], superior };
  }

  rulesOf({ kind }: WorkedCaseDoc, lineage: readonly string[], at: number): CaseRules {
    return rulesFor(this.parts.policies(), lineage, caseKind(kind).clock, chinaDay(at));
  }
}

const opened = (doc: WorkedCaseDoc, rules: CaseRules): CaseFile => ({
  ...openedCase(
    {
      id: doc._id,
      kind: doc.kind,
      areaCode: doc.areaCode,
      deptCode: doc.deptCode,
      openedAt: doc.openedAt.getTime(),
      ratings: doc.ratings,
      realName: false,
    },
    rules,
  ),
  // Closed and opened again before anybody looked: `caughtUp` then takes note of it.
  reopenings: doc.reopenings,
});
