/** 0 done; 1 the data have errors; 2 the call is wrong; 70 a defect of this program. */
export type ExitStatus = 0 | 1 | 2 | 70;
