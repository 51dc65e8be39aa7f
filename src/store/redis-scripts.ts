/*
 * A key holds `p<token>` while its work is under way and `d<value>` when it is done. Redis runs a script as one
 * step, so nobody comes between the look and the write.
 */

/** Answers what is there; takes the key when nothing is. */
export const CLAIM = `local found = redis.call('GET', KEYS[1])
if found then return found end
redis.call('SET', KEYS[1], 'p' .. ARGV[1], 'PX', ARGV[2])
return nil`;

/** Puts the value in the place of the claim, for its holder. */
export const COMPLETE = `if redis.call('GET', KEYS[1]) == 'p' .. ARGV[1] then
redis.call('SET', KEYS[1], 'd' .. ARGV[2], 'PX', ARGV[3])
end`;

/** Removes the claim, for its holder. */
export const RELEASE = `if redis.call('GET', KEYS[1]) == 'p' .. ARGV[1] then
redis.call('DEL', KEYS[1])
end`;
