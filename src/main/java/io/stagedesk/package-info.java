/** StageDesk: the application; each sub-package is one module of the house. */
package io.stagedesk;
