import type { FoundService } from '#shared/contract/citizen-api.js';
import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { CitizenCodes } from '#shared/crypto/citizen-codes.js';
import { chinaDay } from '#shared/domain/china-time.js';
import { ratingDeadline } from '#shared/domain/invitation.js';
import { casePrefix, ratingKey } from '#shared/domain/keys.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { CitizenPolicy } from '../citizen-policy.js';
import type { InvitationStore } from '../invitation-store.port.js';
import type { MobileCheck } from './mobile-check.js';
import { newestRevisions } from './newest-revisions.js';
import { foundInvitation } from './point-invitations.js';
import { spacesOf, type PointPlace } from './point-place.js';
import type { FoundRow, ServiceFinder } from './service-finder.port.js';

export interface NumberLookUpParts {
  readonly policy: Pick<CitizenPolicy, 'calendar' | 'windowDays'>;
  readonly registry: RegistryView;
  readonly codes: Pick<CitizenCodes, 'token' | 'receipt'>;
  readonly invitations: Pick<InvitationStore, 'invite' | 'ratedAt'>;
  readonly services: ServiceFinder;
  readonly mobiles: MobileCheck;
}

/** What a person has typed: it names a case, and shows that it is theirs. */
export interface NumberAndPhone {
  readonly projectNo: string;
  readonly mobileLast4: string;
}

/**
 * Looks up services by case number and phone in the ledger of a point's department, and invites
 * their ratings. The same questions are asked whether the case exists or not.
 */
export class NumberLookUp {
  constructor(private readonly parts: NumberLookUpParts) {}

  /** The services that may be rated now, the oldest first; none when anything does not fit. */
  async find(place: PointPlace, typed: NumberAndPhone, now: number): Promise<FoundService[]> {
    const { services, mobiles } = this.parts;
    const rows = newestRevisions(await services.ofCases(this.prefixes(place, typed, now)));
    const known = new Set(mobiles.matching(rows, typed.mobileLast4));
    const unrated = await this.unrated(rows);
    const open = unrated.filter((row) => known.has(row) && now < this.deadline(row).getTime());
    return open.length === 0 ? [] : this.invited(open, place.point.code, now);
  }

  private prefixes({ department }: PointPlace, { projectNo }: NumberAndPhone, now: number) {
    const deptCode = department.code;
    const spaces = spacesOf(this.parts.registry.current(), deptCode, chinaDay(now));
    return spaces.map((space) => casePrefix({ deptCode, space, projectNo }));
  }

  /** Those that nobody has chosen a first rating for, through whichever door. */
  private async unrated(rows: readonly FoundRow[]): Promise<FoundRow[]> {
    const keys = rows.length === 0 ? [''] : rows.map(({ service }) => service);
    const ratedAt = await Promise.all(
      keys.map((service) => this.parts.invitations.ratedAt(ratingKey(service, 1, false))),
    );
    return rows.filter((_, i) => ratedAt[i] === undefined);
  }

  private deadline({ servedAt }: FoundRow): Date {
    const { calendar, windowDays } = this.parts.policy;
    return new Date(ratingDeadline(calendar, servedAt.getTime(), windowDays));
  }

  /** What stands may be older than the ledger: a rating on its way is known by its claim alone. */
  private async invited(
    rows: readonly FoundRow[],
    pointCode: string,
    now: number,
  ): Promise<FoundService[]> {
    const { invitations, codes } = this.parts;
    const standing = await invitations.invite(
      rows.map((row) => foundInvitation(row, pointCode, this.deadline(row), codes)),
    );
    return rows
      .filter((_, i) => isOpen(standing[i], now))
      .map(({ service, taskName, servedAt }) => ({
        token: codes.token(service),
        item: taskName,
        day: chinaDay(servedAt.getTime()),
      }));
  }
}

const isOpen = (standing: InvitationDoc | undefined, now: number): boolean =>
  standing !== undefined && standing.rated === undefined && now < standing.expiresAt.getTime();
