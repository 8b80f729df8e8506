import { Module, type DynamicModule } from '@nestjs/common';
import { Places } from '../auth/places.js';
import type { ConsoleOptions } from '../console.options.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { HttpReportFigures } from './report-figures.http.js';
import { ReportFigures } from './report-figures.port.js';

/** Figures that report computes. */
@Module({})
export class FiguresModule {
  static of({ config, logger }: ConsoleOptions): DynamicModule {
    return {
      module: FiguresModule,
      controllers: [FiguresController],
      providers: [
        {
          provide: ReportFigures,
          useFactory: () => new HttpReportFigures({ url: config.HCP_REPORT_URL, logger }),
        },
        {
          provide: FiguresService,
          inject: [ReportFigures, Places],
          useFactory: (figures: ReportFigures, places: Places) =>
            new FiguresService(figures, places),
        },
      ],
    };
  }
}
