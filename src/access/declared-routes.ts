import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from './access.decorators.js';
import { describeRoute, type Route } from './routes.js';

/** A route together with who may call it. */
export interface DeclaredRoute extends Route {
  readonly access: AccessRule;
  readonly handler: object;
}

/** Every route of the application; one without a declared right stops the start. */
@Injectable()
export class DeclaredRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    this.all();
  }

  all(): DeclaredRoute[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      return new MetadataScanner()
        .getAllMethodNames(Object.getPrototypeOf(instance) as object)
        .map((name) => (instance as Record<string, unknown>)[name])
        .filter((handler): handler is () => unknown => typeof handler === 'function')
        .filter((handler) => Reflect.hasMetadata(PATH_METADATA, handler))
        .map((handler) => this.declared(metatype, handler));
    });
  }

  private declared(controller: object, handler: () => unknown): DeclaredRoute {
    const route = describeRoute(controller, handler);
    const access = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, handler);
    if (!access) throw new Error(`${route.name} does not say who may call it.`);
    return { ...route, access, handler };
  }
}
