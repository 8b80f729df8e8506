import mongoose from 'mongoose';

it('tests on backends find the addresses of a running Kafka and MongoDB in the environment', async () => {
  const uri = process.env['MONGODB_URI'] ?? '';
  const client = await mongoose.mongo.MongoClient.connect(uri);
  const hello = await client.db('admin').command({ hello: 1 });
  expect(hello['isWritablePrimary']).toBe(true);
  await client.close();
});
