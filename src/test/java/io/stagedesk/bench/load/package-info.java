/**
 * Measures the desk under open load: requests come at their own pace, whether or not
 * earlier ones have been answered, as they do from people who do not know of each other.
 */
package io.stagedesk.bench.load;
