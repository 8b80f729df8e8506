import { HealthService } from './health.service.js';

it('a process that leaves is not ready at once, asks no backend any more, and lives', async () => {
  const health = new HealthService();
  let asked = 0;
  health.onReady('backend', () => {
    asked += 1;
    return undefined;
  });
  expect(await health.ready()).toEqual({});
  expect(health.isLeaving).toBe(false);
  health.leave();
  expect(health.isLeaving).toBe(true);
  expect(await health.ready()).toEqual({ stopping: 'this process is stopping' });
  expect(await health.live()).toEqual({});
  expect(asked).toBe(1);
});
