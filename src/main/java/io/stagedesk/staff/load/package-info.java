/** People and shifts' members from CSV files: all lines or none, and dry runs. */
package io.stagedesk.staff.load;
