import { Module, type FactoryProvider } from '@nestjs/common';
import { RegistryView } from '#shared/domain/registry-view.js';
import type { Db } from '#shared/mongo/connect.js';
import { Places } from '../../auth/places.js';
import { caseCollectionsOf } from '../../casework/store/case-collections.mongo.js';
import { Clock } from '../../clock.js';
import { DATABASE } from '../../console.tokens.js';
import { MongoBoardStore } from './board-store.mongo.js';
import { BoardStore } from './board-store.port.js';
import { BoardController } from './board.controller.js';
import { BoardService } from './board.service.js';

const PROVIDERS: FactoryProvider[] = [
  {
    provide: BoardStore,
    inject: [DATABASE],
    useFactory: (db: Db) => new MongoBoardStore(caseCollectionsOf(db).cases),
  },
  {
    provide: BoardService,
    inject: [BoardStore, Places, RegistryView, Clock],
    useFactory: (store: BoardStore, places: Places, registry: RegistryView, clock: Clock) =>
      new BoardService({ store, places, registry, clock }),
  },
];

/** The board of those who look after the closed loop. */
@Module({ controllers: [BoardController], providers: PROVIDERS })
export class BoardModule {}
