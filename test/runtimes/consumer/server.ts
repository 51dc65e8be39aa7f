// The handlers on a server of Node's, by its own types.
import { createServer, type Server } from 'node:http';
import { toNodeListener } from 'cordboard/inbound';
import { toNodeListener as toListener } from 'cordboard/webhooks';

const handler = async (request: Request) => new Response(request.url);
export const servers: Server[] = [createServer(toNodeListener(handler)), createServer(toListener(handler))];
