import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Body, Controller, HttpCode, Inject, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientKafka, ClientsModule, Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { lastValueFrom } from 'rxjs';
import type { ServerJob } from '../lab/server-job.js';
import { serveWorker } from '../lab/serve-worker.js';
import { RatingDto } from './rating.dto.js';

const KAFKA = Symbol('kafka');
const TOPIC = Symbol('topic');

/** What a first version usually looks like; it does not even ask for a signature. */
@Controller()
class NaiveController {
  constructor(
    @Inject(KAFKA) private readonly kafka: ClientKafka,
    @Inject(TOPIC) private readonly topic: string,
  ) {}

  @Post('v1/ratings')
  @HttpCode(202)
  async accept(@Body() rating: RatingDto) {
    await lastValueFrom(this.kafka.emit(this.topic, { key: rating.deptCode, value: rating }));
    return { accepted: 1, rejected: [] };
  }
}

async function listen({ brokers, topic }: ServerJob): Promise<number> {
  @Module({
    imports: [
      ClientsModule.register([
        {
          name: KAFKA,
          transport: Transport.KAFKA,
          options: {
            producerOnlyMode: true,
            client: { clientId: 'naive', brokers: brokers.split(',') },
            producer: { allowAutoTopicCreation: false },
            send: { acks: -1 },
          },
        },
      ]),
    ],
    controllers: [NaiveController],
    providers: [{ provide: TOPIC, useValue: topic }],
  })
  class NaiveModule {}

  const app = await NestFactory.create<NestFastifyApplication>(NaiveModule, new FastifyAdapter(), {
    logger: ['error'],
  });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(0, '127.0.0.1');
  return (app.getHttpServer().address() as AddressInfo).port;
}

serveWorker(listen);
