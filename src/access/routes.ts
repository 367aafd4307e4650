import { type ExecutionContext, HttpStatus, RequestMethod } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';

/** A route as it is declared: its name never holds a caller's values. */
export interface Route {
  readonly name: string;
  readonly successStatus: number;
  readonly mutates: boolean;
}

const known = new WeakMap<object, Route>();

/** The declared route that a request has reached. */
export function routeOf(context: ExecutionContext): Route {
  const handler = context.getHandler();
  let route = known.get(handler);
  if (!route) known.set(handler, (route = describeRoute(context.getClass(), handler)));
  return route;
}

/** Reads a route from the decorators of its controller and method. */
export function describeRoute(controller: object, handler: object): Route {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
  const path = [controller, handler]
    .map((part) => String(Reflect.getMetadata(PATH_METADATA, part) ?? '').replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/');
  const status = Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined;
  return {
    name: `${RequestMethod[method]} /${path}`,
    successStatus: status ?? (method === RequestMethod.POST ? HttpStatus.CREATED : HttpStatus.OK),
    mutates: method !== RequestMethod.GET && method !== RequestMethod.HEAD,
  };
}
