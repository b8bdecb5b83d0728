/** Words without which a program runs no command and turns no data into code. */
export const injectionKeywords: readonly string[] = [
  'child_process', 'execa', 'shelljs', 'subprocess', 'os.system', 'os.popen', 'os.exec', 'os.spawn', 'exec_command', 'fabric', 'from invoke', 'import invoke',
  'eval(', 'new function(', 'function(`', 'runincontext', 'runinnewcontext', 'runinthiscontext', 'vm.script', 'compilefunction', 'vm2', 'unserialize', 'deserialize(', 'js-yaml', 'cryo',
  'pickle', 'marshal', 'yaml.', 'import yaml', 'from yaml', 'shelve', 'joblib', 'torch.load', 'np.load', 'numpy.load', 'load_model', 'exec(', 'dill', '_compile(', 'asyncfunction',
];

/** Words without which a program opens no file and asks no other server by a name that it is given; they count only beside a word of `sourceKeywords`. */
export const reachKeywords: readonly string[] = [
  'readfile', 'writefile', 'appendfile', 'createreadstream', 'createwritestream', 'unlink', 'sendfile', '.download(', 'readdir', 'mkdir', 'rename', 'copyfile', 'statsync', '.stat(', 'existssync', 'symlink', '.rm(', 'rmsync', 'fs.', 'require(', '.render(',
  'open(', 'send_file', 'path(', 'os.remove', 'os.listdir', 'os.path', 'shutil', 'makedirs', '.save(', 'extractall', 'fileresponse', 'read_csv', 'os.',
  'fetch(', 'axios', 'got', 'request(', 'http.get', 'https.', 'needle', 'superagent', 'undici', 'ky.', '.goto(', 'parseurl',
  'requests.', 'urlopen', 'urlretrieve', 'httpx', 'aiohttp', 'urllib3', 'clientsession', 'pycurl', 'create_connection', 'feedparser', 'httpconnection', 'httpsconnection', 'asynchttpclient',
];

/** Words for what comes in from outside. */
export const sourceKeywords: readonly string[] = [
  'req.', 'request.', 'request)', 'ctx.', 'context.', 'event.', 'event[', 'searchparams', 'params.', 'get_argument', 'uploadfile', '@app.', '@api.', '@router.', '.route(', 'self.path', 'getentries', 'namelist', 'infolist', 'getmembers', 'tarfile', 'unzip', 'entry.', "on('entry", 'filename',
];
