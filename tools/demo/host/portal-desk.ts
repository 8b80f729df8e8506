import type { InvitationAnswer, InvitationInput } from '#shared/contract/invitation.js';
import type { ServiceInput } from '#shared/contract/service-record.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Receipt, SourceClient } from '../../hcp/send/source-client.js';
import type { DemoCases } from './demo-cases.js';

interface Invited extends Receipt {
  readonly invitations: readonly InvitationAnswer[];
}

/** What the portal asks of ingest for its page, with its own key, as any portal would. */
export class PortalDesk {
  constructor(private readonly client: SourceClient) {}

  /** Tells that the services were given; nothing can be rated, or found, before. */
  async sendServices(cases: DemoCases): Promise<void> {
    const services = allOf(cases).map(({ service }) => service);
    const { rejected } = await this.client.post('services', bytesOf(services));
    requireNone(rejected);
  }

  /** Invitations of the listed services in their order; asking again gives the same. */
  async invite(cases: DemoCases): Promise<readonly InvitationAnswer[]> {
    return this.ask(cases.listed.map(({ service }) => invitationOf(service)));
  }

  /** The code on the queue slip. */
  async slipOf({ withSlip }: DemoCases): Promise<string> {
    const [invitation] = await this.ask([{ ...invitationOf(withSlip.service), slip: true }]);
    return invitation?.slip ?? '';
  }

  private async ask(wanted: readonly InvitationInput[]): Promise<readonly InvitationAnswer[]> {
    const receipt = await this.client.post('invitations', bytesOf(wanted));
    requireNone(receipt.rejected);
    return (receipt as Invited).invitations;
  }
}

const allOf = ({ listed, atWindow, withSlip }: DemoCases) => [...listed, atWindow, withSlip];

const bytesOf = (events: readonly object[]) => Buffer.from(JSON.stringify(events));

function requireNone(rejected: Receipt['rejected']): void {
  const [first] = rejected;
  if (first !== undefined) throw new AppError('usage', `refused: ${first.field} ${first.code}`);
}

function invitationOf(service: ServiceInput): InvitationInput {
  const { areaCode, deptCode, taskCode, projectNo, serviceNumber, serviceTime } = service;
  const { pointCode, handlerCode, space } = service;
  return {
    areaCode,
    deptCode,
    taskCode,
    projectNo,
    serviceNumber,
    serviceTime,
    ...(pointCode === undefined ? {} : { pointCode }),
    ...(handlerCode === undefined ? {} : { handlerCode }),
    ...(space === undefined ? {} : { space }),
  };
}
