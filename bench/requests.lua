-- wrk: the requests of the file REQUESTS in turn, one a line: method, path, cookie, body, separated by tabs.
-- '@' in a body becomes a number that never comes twice. The result is one line of JSON.
local requests = {}
local turn = 0

function init()
  for line in io.lines(os.getenv("REQUESTS")) do
    local method, path, cookie, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)$")
    local headers = { ["Accept-Encoding"] = "br", ["Cookie"] = cookie }
    if method == "POST" then
      headers["Content-Type"] = "application/x-www-form-urlencoded"
      headers["Accept"] = "application/json"
      headers["Origin"] = os.getenv("ORIGIN")
    end
    local made = body:find("@", 1, true) == nil and wrk.format(method, path, headers, body ~= "" and body or nil)
    requests[#requests + 1] = { made = made, method = method, path = path, headers = headers, body = body }
  end
end

function request()
  turn = turn + 1
  local one = requests[(turn - 1) % #requests + 1]
  return one.made or wrk.format(one.method, one.path, one.headers, (one.body:gsub("@", tostring(turn))))
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    'RESULT {"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"failed":%d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout
  ))
end
