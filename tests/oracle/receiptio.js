// Prints a receipt, or asks how the printer is, with receiptio: node receiptio.js PORT OPTIONS TEXT
const [, , port, options, text] = process.argv;
const serialport = require('serialport');
// A pseudo-terminal is in no list of ports.
serialport.SerialPort.list = async () => [{ path: port }];
require('receiptio').print(text, `-d ${port} ${options}`).then(result => {
    console.log(result);
    process.exit(0);
});
