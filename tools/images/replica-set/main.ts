import { initiateReplicaSet } from './initiate-replica-set.js';

/** `node main.js <host:port>`: what compose runs once, since not every image of MongoDB has a shell for it. */
const [member] = process.argv.slice(2);
if (member === undefined) throw new Error('give the address of the member, host:port');
await initiateReplicaSet(member);
console.log(`${member} takes writes`);
