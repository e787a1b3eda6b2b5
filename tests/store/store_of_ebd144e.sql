-- What a store of commit ebd144e holds after a made-up morning: written by that program's `hall simulate`, `hall take` and
-- `hall line stop`; prints, printer, reader, choice and appointment as its kiosk writes them. Statements for schema 5.
INSERT INTO line_day (day, line, last, reserved, given, by_interval, waiting, waiting_priority, called, cycle) VALUES ('2026-01-04', 'A', 2, 20, 2, '09:00:00=2', 0, 0, 2, 0);
INSERT INTO line_day (day, line, last, reserved, given, by_interval, waiting, waiting_priority, called, cycle) VALUES ('2026-01-04', 'B', 1, 20, 1, '13:00:00=1', 0, 0, 1, 0);
INSERT INTO line_day (day, line, last, reserved, given, by_interval, waiting, waiting_priority, called, cycle) VALUES ('2026-01-04', 'D', 3, 20, 3, '09:00:00=2', 0, 0, 3, 0);
INSERT INTO line_day (day, line, last, reserved, given, by_interval, waiting, waiting_priority, called, cycle) VALUES ('2026-01-04', 'G', 2, 20, 2, '09:00:00=1 13:00:00=1', 0, 0, 2, 0);
INSERT INTO line_day (day, line, last, reserved, given, by_interval, waiting, waiting_priority, called, cycle) VALUES ('2026-01-04', 'H', 1, 20, 1, '13:30:00=1', 0, 0, 1, 0);
INSERT INTO line_day (day, line, last, reserved, given, by_interval, waiting, waiting_priority, called, cycle) VALUES ('2026-01-04', 'Z', 3, 20, 3, '13:00:00=3', 0, 0, 3, 0);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'A', 1, 1, '2026-01-04T10:10:34', '2', 'simulated-2026-01-04-2', 0, 0, '', 'GT9GGTF931JBGZS1EQ9GW68MRP', 'done', 'A', '', 'A03', '2026-01-04T10:19:31', 1, 0, 0, '', 4, 3);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'A', 2, 2, '2026-01-04T11:35:55', '2', 'simulated-2026-01-04-5', 0, 0, '', '2MQDB34KVHKQ56MMQYQNE2737B', 'done', 'A', '', 'A04', '2026-01-04T11:39:45', 1, 0, 0, '', 4, 6);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'B', 1, 1, '2026-01-04T15:52:46', '1', 'simulated-2026-01-04-11', 0, 0, '', 'QRW41427KMS4Y0HYT6DXZ9CQ3Q', 'done', 'B', '', 'A07', '2026-01-04T16:14:41', 1, 0, 0, '', 4, 14);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'D', 1, 1, '2026-01-04T11:05:02', '2', 'simulated-2026-01-04-9', 0, 0, '', '00E0BXCJPQVJP1BX2Z0BHSSDWJ', 'done', 'D', '', 'B01', '2026-01-04T11:21:54', 1, 0, 0, '', 4, 4);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'D', 2, 2, '2026-01-04T11:22:03', '2', 'simulated-2026-01-04-6', 0, 0, '', 'KY6K2P9D1CMDZAFK3G3S1T82JH', 'done', 'D', '', 'B05', '2026-01-04T11:31:15', 1, 0, 0, '', 4, 5);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'D', 3, 3, '2026-01-04T14:43:10', '1', 'simulated-2026-01-04-1', 0, 0, '', '8RDP7PXKP23AJQZ4Y3XK3DNJSA', 'done', 'D', 'appointment', 'B04', '2026-01-04T15:13:07', 1, 0, 0, '2026-01-04T15:00:00', 4, 11);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'G', 1, 1, '2026-01-04T09:37:03', '1', 'simulated-2026-01-04-10', 0, 0, '', '7FN67SW45WQTJYADDYPXQ4DX5P', 'done', 'G', '', 'C01', '2026-01-04T09:59:09', 1, 0, 0, '', 7, 2);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'G', 2, 2, '2026-01-04T15:08:07', '3', 'simulated-2026-01-04-7', 0, 0, '', 'YSZ7YMD6FW1WN8CJA010PMC13X', 'done', 'G', '', 'C02', '2026-01-04T15:44:43', 1, 0, 0, '', 4, 12);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'H', 1, 1, '2026-01-04T15:31:18', '2', 'simulated-2026-01-04-8', 0, 0, '', 'PSCNDY7DS77PNDMQSQPE5AXM13', 'done', 'H', '', 'C05', '2026-01-04T15:39:15', 1, 0, 0, '', 4, 13);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'Z', 1, 1, '2026-01-04T13:35:03', '1', 'simulated-2026-01-04-4', 0, 0, '', '6J3RP84DM0DNR1SD7YK39NR2J7', 'done', 'Z', '', 'A02', '2026-01-04T13:46:04', 1, 0, 0, '', 7, 8);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'Z', 2, 2, '2026-01-04T14:22:14', '3', 'simulated-2026-01-04-3', 0, 0, '', '023D30AQSYMVCMF3AJK26AQT4M', 'done', 'Z', '', 'A01', '2026-01-04T14:24:12', 1, 0, 0, '', 4, 9);
INSERT INTO ticket (day, line, number, seq, issued_at, kiosk, visit, priority, ahead, matter, code, state, queue, class, at_window, since, calls, misses, turn, due, steps, call_seq) VALUES ('2026-01-04', 'Z', 3, 3, '2026-01-04T14:33:07', '3', 'simulated-2026-01-04-0', 0, 0, '', 'Q9HZ16Z8NKXKFQZZGFDF5R3SV5', 'done', 'Z', '', 'A01', '2026-01-04T14:41:12', 1, 0, 0, '', 4, 10);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'A', 1, 1, '2026-01-04T10:10:34', 'waiting', 'A', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'A', 1, 2, '2026-01-04T10:10:34', 'called', 'A', 'A03', 'simulated-A03', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'A', 1, 3, '2026-01-04T10:10:58', 'serving', 'A', 'A03', 'simulated-A03', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'A', 1, 4, '2026-01-04T10:19:31', 'done', 'A', 'A03', 'simulated-A03', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'A', 2, 1, '2026-01-04T11:35:55', 'waiting', 'A', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'A', 2, 2, '2026-01-04T11:35:55', 'called', 'A', 'A04', 'simulated-A04', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'A', 2, 3, '2026-01-04T11:36:16', 'serving', 'A', 'A04', 'simulated-A04', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'A', 2, 4, '2026-01-04T11:39:45', 'done', 'A', 'A04', 'simulated-A04', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'B', 1, 1, '2026-01-04T15:52:46', 'waiting', 'B', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'B', 1, 2, '2026-01-04T15:52:46', 'called', 'B', 'A07', 'simulated-A07', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'B', 1, 3, '2026-01-04T15:53:06', 'serving', 'B', 'A07', 'simulated-A07', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'B', 1, 4, '2026-01-04T16:14:41', 'done', 'B', 'A07', 'simulated-A07', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 1, 1, '2026-01-04T11:05:02', 'waiting', 'D', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 1, 2, '2026-01-04T11:05:02', 'called', 'D', 'B01', 'simulated-B01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 1, 3, '2026-01-04T11:05:35', 'serving', 'D', 'B01', 'simulated-B01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 1, 4, '2026-01-04T11:21:54', 'done', 'D', 'B01', 'simulated-B01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 2, 1, '2026-01-04T11:22:03', 'waiting', 'D', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 2, 2, '2026-01-04T11:22:03', 'called', 'D', 'B05', 'simulated-B05', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 2, 3, '2026-01-04T11:22:28', 'serving', 'D', 'B05', 'simulated-B05', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 2, 4, '2026-01-04T11:31:15', 'done', 'D', 'B05', 'simulated-B05', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 3, 1, '2026-01-04T14:43:10', 'waiting', 'D', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 3, 2, '2026-01-04T14:43:10', 'called', 'D', 'B04', 'simulated-B04', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 3, 3, '2026-01-04T14:44:01', 'serving', 'D', 'B04', 'simulated-B04', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'D', 3, 4, '2026-01-04T15:13:07', 'done', 'D', 'B04', 'simulated-B04', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 1, 1, '2026-01-04T09:37:03', 'waiting', 'G', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 1, 2, '2026-01-04T09:37:03', 'called', 'G', 'C01', 'simulated-C01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 1, 3, '2026-01-04T09:37:49', 'serving', 'G', 'C01', 'simulated-C01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 1, 4, '2026-01-04T09:46:17', 'held', 'G', 'C01', 'simulated-C01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 1, 5, '2026-01-04T09:54:09', 'brought_back', 'G', 'C01', 'simulated-C01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 1, 6, '2026-01-04T09:54:55', 'serving', 'G', 'C01', 'simulated-C01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 1, 7, '2026-01-04T09:59:09', 'done', 'G', 'C01', 'simulated-C01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 2, 1, '2026-01-04T15:08:07', 'waiting', 'G', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 2, 2, '2026-01-04T15:08:07', 'called', 'G', 'C02', 'simulated-C02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 2, 3, '2026-01-04T15:08:42', 'serving', 'G', 'C02', 'simulated-C02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'G', 2, 4, '2026-01-04T15:44:43', 'done', 'G', 'C02', 'simulated-C02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'H', 1, 1, '2026-01-04T15:31:18', 'waiting', 'H', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'H', 1, 2, '2026-01-04T15:31:18', 'called', 'H', 'C05', 'simulated-C05', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'H', 1, 3, '2026-01-04T15:31:51', 'serving', 'H', 'C05', 'simulated-C05', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'H', 1, 4, '2026-01-04T15:39:15', 'done', 'H', 'C05', 'simulated-C05', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 1, 1, '2026-01-04T13:35:03', 'waiting', 'Z', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 1, 2, '2026-01-04T13:35:03', 'called', 'Z', 'A02', 'simulated-A02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 1, 3, '2026-01-04T13:35:42', 'serving', 'Z', 'A02', 'simulated-A02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 1, 4, '2026-01-04T13:37:36', 'held', 'Z', 'A02', 'simulated-A02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 1, 5, '2026-01-04T13:44:28', 'brought_back', 'Z', 'A02', 'simulated-A02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 1, 6, '2026-01-04T13:45:07', 'serving', 'Z', 'A02', 'simulated-A02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 1, 7, '2026-01-04T13:46:04', 'done', 'Z', 'A02', 'simulated-A02', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 2, 1, '2026-01-04T14:22:14', 'waiting', 'Z', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 2, 2, '2026-01-04T14:22:14', 'called', 'Z', 'A01', 'simulated-A01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 2, 3, '2026-01-04T14:22:40', 'serving', 'Z', 'A01', 'simulated-A01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 2, 4, '2026-01-04T14:24:12', 'done', 'Z', 'A01', 'simulated-A01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 3, 1, '2026-01-04T14:33:07', 'waiting', 'Z', '', '', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 3, 2, '2026-01-04T14:33:07', 'called', 'Z', 'A01', 'simulated-A01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 3, 3, '2026-01-04T14:33:48', 'serving', 'Z', 'A01', 'simulated-A01', '', 1);
INSERT INTO ticket_step (day, line, number, step, at, event, queue, at_window, clerk, detail, exact) VALUES ('2026-01-04', 'Z', 3, 4, '2026-01-04T14:41:12', 'done', 'Z', 'A01', 'simulated-A01', '', 1);
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'A', 1, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'A', 2, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'B', 1, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'D', 1, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'D', 2, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'D', 3, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'G', 1, 7, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'G', 2, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'H', 1, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'Z', 1, 7, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'Z', 2, 4, 0, '', 1, '', '');
INSERT INTO work (day, line, number, step, place, matter, quantity, outcome, remark) VALUES ('2026-01-04', 'Z', 3, 4, 0, '', 1, '', '');
INSERT INTO calling (day, seq, turn) VALUES ('2026-01-04', 14, 349);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 1, 'G', 1, 'C01', '2026-01-04T09:37:03', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 2, 'G', 1, 'C01', '2026-01-04T09:54:09', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 3, 'A', 1, 'A03', '2026-01-04T10:10:34', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 4, 'D', 1, 'B01', '2026-01-04T11:05:02', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 5, 'D', 2, 'B05', '2026-01-04T11:22:03', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 6, 'A', 2, 'A04', '2026-01-04T11:35:55', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 7, 'Z', 1, 'A02', '2026-01-04T13:35:03', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 8, 'Z', 1, 'A02', '2026-01-04T13:44:28', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 9, 'Z', 2, 'A01', '2026-01-04T14:22:14', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 10, 'Z', 3, 'A01', '2026-01-04T14:33:07', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 11, 'D', 3, 'B04', '2026-01-04T14:43:10', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 12, 'G', 2, 'C02', '2026-01-04T15:08:07', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 13, 'H', 1, 'C05', '2026-01-04T15:31:18', 0);
INSERT INTO call (day, seq, line, number, at_window, at, again) VALUES ('2026-01-04', 14, 'B', 1, 'A07', '2026-01-04T15:52:46', 0);
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A01', '2026-01-04', 'simulated-A01', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', 'press-530');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A02', '2026-01-04', 'simulated-A02', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', 'press-494');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A03', '2026-01-04', 'simulated-A03', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', 'press-333');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A04', '2026-01-04', 'simulated-A04', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', 'press-399');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A05', '2026-01-04', 'simulated-A05', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', '');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A06', '2026-01-04', 'simulated-A06', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', '');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A07', '2026-01-04', 'simulated-A07', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', 'press-601');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A08', '2026-01-04', 'simulated-A08', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', '');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A09', '2026-01-04', 'simulated-A09', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', '');
INSERT INTO duty (at_window, day, clerk, state, reason, since, auto_call, seen, token, press) VALUES ('A10', '2026-01-04', 'simulated-A10', 'closed', '', '2026-01-04T17:00:00', 0, '2026-01-04T17:00:00', '', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A01', 1, '2026-01-04T09:01:35', 'open', 'simulated-A01', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A01', 2, '2026-01-04T12:33:10', 'paused', 'simulated-A01', 'break');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A01', 3, '2026-01-04T12:41:45', 'open', 'simulated-A01', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A01', 4, '2026-01-04T17:00:00', 'closed', 'simulated-A01', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A02', 1, '2026-01-04T09:02:05', 'open', 'simulated-A02', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A02', 2, '2026-01-04T14:24:49', 'paused', 'simulated-A02', 'break');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A02', 3, '2026-01-04T14:38:13', 'open', 'simulated-A02', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A02', 4, '2026-01-04T17:00:00', 'closed', 'simulated-A02', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A03', 1, '2026-01-04T09:00:10', 'open', 'simulated-A03', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A03', 2, '2026-01-04T10:37:26', 'paused', 'simulated-A03', 'break');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A03', 3, '2026-01-04T10:50:29', 'open', 'simulated-A03', '');
INSERT INTO duty_step (day, at_window, step, at, event, clerk, detail) VALUES ('2026-01-04', 'A03', 4, '2026-01-04T17:00:00', 'closed', 'simulated-A03', '');
INSERT INTO line_stop (line, at, who, reason) VALUES ('C', '2026-11-23T09:00:00.269045', 'Li', '系统检修');
INSERT INTO line_step (day, line, step, at, event, who, reason) VALUES ('2026-11-23', 'C', 1, '2026-11-23T09:00:00.269045', 'stopped', 'Li', '系统检修');
INSERT INTO print_job (code, state, at, kiosk, lang, attempt, reprints, token, trouble, missing) VALUES ('7FN67SW45WQTJYADDYPXQ4DX5P', 'confirmed', '2026-01-04T09:30:00', '1', 'zh', 1, 0, 40, '', '');
INSERT INTO print_event (code, at, event, attempt, trouble, who) VALUES ('7FN67SW45WQTJYADDYPXQ4DX5P', '2026-01-04T09:30:00', 'confirmed', 1, '', 'kiosk');
INSERT INTO print_job (code, state, at, kiosk, lang, attempt, reprints, token, trouble, missing) VALUES ('GT9GGTF931JBGZS1EQ9GW68MRP', 'uncertain', '2026-01-04T09:31:00', '1', 'zh', 1, 1, 41, 'paper_out', '');
INSERT INTO print_event (code, at, event, attempt, trouble, who) VALUES ('GT9GGTF931JBGZS1EQ9GW68MRP', '2026-01-04T09:31:00', 'uncertain', 1, '', 'kiosk');
INSERT INTO print_job (code, state, at, kiosk, lang, attempt, reprints, token, trouble, missing) VALUES ('00E0BXCJPQVJP1BX2Z0BHSSDWJ', 'not_printed', '2026-01-04T09:32:00', '1', 'zh', 1, 2, 42, 'paper_out', '');
INSERT INTO print_event (code, at, event, attempt, trouble, who) VALUES ('00E0BXCJPQVJP1BX2Z0BHSSDWJ', '2026-01-04T09:32:00', 'not_printed', 1, '', 'kiosk');
INSERT INTO printer (kiosk, at, trouble, paper_low, model, serial, test) VALUES ('1', '2026-01-04T09:40:00', '', 1, 'TM-T82III', 'X1', '');
INSERT INTO reader (name, day, seq) VALUES ('voice', '2026-01-04', 7);
INSERT INTO choice (code, chosen) VALUES ('11369900MC0199017X3360701001002', 5);
INSERT INTO appointment (code, day, due, line, matter, state, number, made) VALUES ('12345674', '2026-01-04', '2026-01-04T10:30:00', 'G', '', 'here', 1, 1);
INSERT INTO appointment (code, day, due, line, matter, state, number, made) VALUES ('22345675', '2026-01-04', '2026-01-04T16:30:00', 'G', '', 'expected', 0, 0);
INSERT INTO matter (edition, place, code, name_zh, name_en, aliases, department, line, themes, kind, people, organisations, while_you_wait, popularity) VALUES (1, 0, '11369900MC0199017X3360701001001', '居民身份证首次申领', 'First Issue of Resident ID Card', '办身份证
第一次办身份证
小孩办身份证', '市公安局', '', '户籍办理', '行政确认', 1, 0, 0, 620);
INSERT INTO matter (edition, place, code, name_zh, name_en, aliases, department, line, themes, kind, people, organisations, while_you_wait, popularity) VALUES (1, 1, '11369900MC0199017X3360701001002', '居民身份证换领', 'Renewal of Resident ID Card', '办身份证
身份证到期
换身份证
身份证过期
身份证损坏', '市公安局', '', '户籍办理
老年人', '行政确认', 1, 0, 0, 960);
INSERT INTO matter (edition, place, code, name_zh, name_en, aliases, department, line, themes, kind, people, organisations, while_you_wait, popularity) VALUES (1, 2, '11369900MC0199017X3360701001003', '居民身份证补领', 'Replacement of Lost Resident ID Card', '身份证丢了
补身份证
身份证遗失
办身份证
挂失身份证', '市公安局', '', '户籍办理', '行政确认', 1, 0, 0, 930);
INSERT INTO guide (edition, place, main_item, statutory, promised, visits, conditions, materials, process, fee, address, windows, hours, phone, complaints, link) VALUES (1, 0, '居民身份证签发', '60自然日', '20自然日', 1, '1. 具有本市户籍或持有本市有效居住证的中国公民；2. 未满16周岁的，由监护人陪同申请。', '居民户口簿:原件1:复印件1
父母一方居民身份证（未满16周岁）:原件1:复印件1', '取号等候
窗口核对户籍信息
采集人像和指纹
签字确认
领取领证凭证
凭证领取或邮寄送达', '首次申领不收费', '澄湘市政务服务中心1楼A区（澄湘市府前大道88号）', 'A03', '法定工作日 09:00-17:00', '0799-8001101', '0799-8001800', 'https://zwfw.chengxiang.example/item/11369900MC0199017X3360701001001');
INSERT INTO guide (edition, place, main_item, statutory, promised, visits, conditions, materials, process, fee, address, windows, hours, phone, complaints, link) VALUES (1, 1, '居民身份证签发', '60自然日', '20自然日', 1, '1. 居民身份证有效期满、损坏不能辨认、登记内容变更的；2. 有效期满的可提前三个月申请；3. 本人到场采集人像和指纹。', '原居民身份证:原件1:复印件0
居民户口簿:原件1:复印件1', '取号等候
交验原身份证
采集人像和指纹
核对签字
缴纳工本费
凭领证凭证取证或邮寄', '工本费20元/证', '澄湘市政务服务中心1楼A区（澄湘市府前大道88号）', 'A03', '法定工作日 09:00-17:00', '0799-8001101', '0799-8001800', 'https://zwfw.chengxiang.example/item/11369900MC0199017X3360701001002');
INSERT INTO guide (edition, place, main_item, statutory, promised, visits, conditions, materials, process, fee, address, windows, hours, phone, complaints, link) VALUES (1, 2, '居民身份证签发', '60自然日', '20自然日', 1, '1. 居民身份证丢失、被盗的；2. 本人到场申请，同时办理丢失登记。', '居民户口簿:原件1:复印件1
居民身份证领取凭证（代领时）:原件1:复印件0:容缺后补', '取号等候
申报丢失
采集人像和指纹
核对签字
缴纳工本费
凭领证凭证取证或邮寄', '工本费40元/证', '澄湘市政务服务中心1楼A区（澄湘市府前大道88号）', 'A03', '法定工作日 09:00-17:00', '0799-8001101', '0799-8001800', 'https://zwfw.chengxiang.example/item/11369900MC0199017X3360701001003');
UPDATE catalogue SET in_force = 1, newest = 1;
