/** 0 done; 1 the data have errors, or nothing of them can be estimated; 2 the call is wrong; 70 a defect of this program. */
export type ExitStatus = 0 | 1 | 2 | 70;
