import { Partitioners, type ICustomPartitioner } from 'kafkajs';

/**
 * The partitions that kafkajs (and Java) would choose by murmur2 of the key, remembered: keys are
 * the few thousand department codes, and hashing one costs more than looking it up.
 */
export const rememberingPartitioner: ICustomPartitioner = () => {
  const choose = Partitioners.DefaultPartitioner();
  const known = new Map<string, number>();
  let partitions = 0;
  return (args) => {
    const { key } = args.message;
    if (typeof key !== 'string') return choose(args);
    if (args.partitionMetadata.length !== partitions) {
      partitions = args.partitionMetadata.length;
      known.clear();
    }
    let partition = known.get(key);
    if (partition === undefined) {
      partition = choose(args);
      known.set(key, partition);
    }
    return partition;
  };
};
