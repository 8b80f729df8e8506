import { CHANNELS, CHANNEL_NAMES } from '#shared/domain/channel.js';
import { HOURS_KINDS, HOURS_KIND_NAMES } from '#shared/domain/hours-kind.js';
import type { RankedSubject } from '../reading/ranked-subject.js';
import type { RegistryDay } from '../registry/registry-day.js';
import type { Scope } from '../registry/scope.js';
import type { ScoreTarget } from './score.types.js';

/**
 * Finds whose score is asked for; undefined when the registry in force has no such code. `scope`
 * bounds what has no place of its own: a channel or a kind of hours.
 */
export function targetOf(
  view: RegistryDay,
  subject: RankedSubject,
  code: string,
  scope: Scope,
): ScoreTarget | undefined {
  switch (subject) {
    case 'area': {
      const area = view.areas.get(code);
      if (area === undefined) return undefined;
      const of = new Set(view.departmentsBelow(code).map((department) => department.code));
      return { subject, code, name: area.name, of, areaCode: area.parentCode };
    }
    case 'department': {
      const department = view.departments.get(code);
      if (department === undefined) return undefined;
      const { name, areaCode } = department;
      return { subject, code, name, of: new Set([code]), areaCode };
    }
    case 'item':
    case 'point': {
      const entry = subject === 'item' ? view.item(code) : view.point(code);
      if (entry === undefined) return undefined;
      const { name, deptCode } = entry;
      return { subject, code, name, of: new Set([deptCode]), deptCode };
    }
    case 'channel': {
      const channel = CHANNELS.find((one) => String(one) === code);
      if (channel === undefined) return undefined;
      return { subject, code, name: CHANNEL_NAMES[channel], of: departmentsOf(scope) };
    }
    case 'hours': {
      const hours = HOURS_KINDS.find((one) => one === code);
      if (hours === undefined) return undefined;
      return { subject, code, name: HOURS_KIND_NAMES[hours], of: departmentsOf(scope) };
    }
  }
}

const departmentsOf = (scope: Scope) =>
  scope.everything ? ('all' as const) : new Set(scope.departments.keys());
