import type { ManagedProcess } from './managed-process.js';
import type { Tell } from './run-command.js';

/** One process of a local cluster, as a fault test sees it. */
export interface BackendNode {
  readonly name: string;
  /** Another after every restart; in a container, as its host counts. */
  readonly pid: number;
  readonly port: number;
  /** SIGKILL unless another signal is named; resolves when the process has ended (SIGSTOP: at once). */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Kills it if it runs, starts it on the same port and data, resolves when it serves again. */
  restart(): Promise<void>;
}

/** A member of the replica set. */
export interface MongoBackendNode extends BackendNode {
  /** Makes this member, which must be the primary, give up for `seconds` (2 by default). */
  stepDown(seconds?: number): Promise<void>;
}

/** What a local cluster shall be; without options: one broker, one member, random ports. */
export interface StackOptions {
  /** Data and logs; a fresh folder that goes away with `stop()` when not given. */
  readonly dir?: string;
  readonly kafkaBrokers?: 0 | 1 | 3;
  readonly mongoMembers?: 0 | 1 | 3;
  /** One port for each broker and member; free ones when not given. */
  readonly ports?: { readonly kafka?: readonly number[]; readonly mongo?: readonly number[] };
  readonly logDir?: string;
  /** Where `kafka.pid` and `mongod.pid` are kept, if anywhere. */
  readonly pidDir?: string;
  readonly kafkaHeapMb?: number;
  readonly mongoCacheMb?: number;
  /** After how long a silent broker counts as gone, ms (default 3000). */
  readonly kafkaSessionTimeoutMs?: number;
  /** After how long a silent primary counts as gone, ms (default 2000). */
  readonly mongoElectionTimeoutMs?: number;
  readonly tell?: Tell;
}

/** A running local cluster. */
export interface Stack {
  /** For `KAFKA_BROKERS`. */
  readonly kafkaBrokers: string;
  /** For `MONGODB_URI`; names the database `hcp`. */
  readonly mongodbUri: string;
  readonly kafka: readonly BackendNode[];
  readonly mongo: readonly MongoBackendNode[];
  /** The member that is primary now; waits for one. */
  primary(): Promise<MongoBackendNode>;
  /** Ends every process and what holds it; a folder of its own goes with them. */
  stop(): Promise<void>;
}

/** A local cluster of native processes. */
export interface NativeStack extends Stack {
  /** The processes themselves, for a supervisor. */
  readonly processes: readonly ManagedProcess[];
}
