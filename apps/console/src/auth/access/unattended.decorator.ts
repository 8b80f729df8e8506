import { SetMetadata } from '@nestjs/common';

export const UNATTENDED = Symbol('unattended');

/** A method that pages call by themselves: it does not put off the end of an idle session. */
export const Unattended = (): MethodDecorator => SetMetadata(UNATTENDED, true);
