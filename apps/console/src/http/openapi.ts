import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { SESSION_COOKIE } from '../auth/sessions/session-cookie.js';
import { ProblemDto } from './problem.dto.js';

/** Serves the description of the API, made once from the controllers, at `/openapi.json`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('好差评 console')
    .setDescription(
      'Where officers work. `x-permission` names what an operation needs (absent: nothing), and ' +
        '`x-target` what the permission is asked about. Unsafe methods need the header `x-hcp-csrf`.',
    )
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE)
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemDto] });
  const text = JSON.stringify(document);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', (_request, reply) => {
      void reply.header('content-type', 'application/json; charset=utf-8').send(text);
    });
}
